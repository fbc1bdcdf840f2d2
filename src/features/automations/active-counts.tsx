import { Trans, useLingui } from '@lingui/react/macro'
import type { PlaceView } from '#contract/places.ts'
import type { PlaceId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { formatNumber } from '#ui/format.ts'

/** P4: which automations are active here: the place's own, and those of each place above. */
export function ActiveCounts({ placeId, places }: { placeId: PlaceId; places: readonly PlaceView[] }) {
  const { t, i18n } = useLingui()
  const number = (value: number) => formatNumber(i18n.locale, value)
  const ownOf = (id: PlaceId) => places.find(place => place.id === id)?.activeAutomations?.own ?? 0
  const here = number(ownOf(placeId))
  const above = lineage(places, placeId)
    .slice(1)
    .filter(({ id }) => ownOf(id) > 0)
    .map(({ id, name }) => {
      const count = number(ownOf(id))
      return t({
        message: `${count} from ${name}`,
        comment: '2 from Product: active automations of a place above',
      })
    })
  const inherited = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' }).format(above)
  return above.length === 0 ? (
    <Trans comment="Active automations of this place">{here} active here</Trans>
  ) : (
    <Trans comment="4 active here, 2 from Product">
      {here} active here, {inherited}
    </Trans>
  )
}
