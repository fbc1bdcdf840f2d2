import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AutomationListView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { PlaceId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { formatNumber } from '#ui/format.ts'
import type { ShownAutomations } from './modal-search.ts'

type ActiveCountsProps = {
  placeId: PlaceId
  places: readonly PlaceView[]
  /** Which automations the list under it shows. */
  show: ShownAutomations
  query: string
  /** How many those are. */
  listed: number
  /** Whether all that there are have come. */
  complete: boolean
  list: Pick<AutomationListView, 'active' | 'cap' | 'here'>
}

/**
 * P4: which automations are active here, the place's own and those of each place above; over another selection how many
 * are listed. U7: at the workspace's cap and above it, that too.
 */
export function ActiveCounts({ placeId, places, list, ...listing }: ActiveCountsProps) {
  const { i18n } = useLingui()
  const { cap } = list
  const active = formatNumber(i18n.locale, list.active)
  const most = formatNumber(i18n.locale, cap ?? 0)
  return (
    <span className="flex flex-wrap justify-between gap-x-4">
      <span>
        {listing.query.trim() === '' && listing.show === 'active' ? (
          <Here {...{ placeId, places }} />
        ) : (
          <Listed {...listing} here={list.here} />
        )}
      </span>
      {cap !== null && list.active >= cap && (
        <span>
          <Trans comment="5 of 5 active in the workspace: automations, and the plan's cap">
            {active} of {most} active in the workspace
          </Trans>
        </span>
      )}
    </span>
  )
}

type ListedProps = Pick<ActiveCountsProps, 'show' | 'query' | 'listed' | 'complete'> &
  Pick<AutomationListView, 'here'>

function Listed({ show, query, listed, complete, here }: ListedProps) {
  const words = query.trim()
  if (words !== '') {
    if (!complete) return <Trans>Searching…</Trans>
    // Said in place of the rows.
    if (listed === 0) return null
    return <Plural value={listed} one={`# matches “${words}”`} other={`# match “${words}”`} />
  }
  const all = { active: here.active, inactive: here.inactive, all: here.active + here.inactive }
  return (
    <Plural value={complete ? listed : all[show]} one="# automation listed" other="# automations listed" />
  )
}

function Here({ placeId, places }: Pick<ActiveCountsProps, 'placeId' | 'places'>) {
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
