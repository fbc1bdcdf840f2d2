import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import Zap from 'lucide-react/icons/zap'
import { useApi } from '#api/api-context.tsx'
import { placeAutomations } from '#api/place-automations.ts'
import { loadActiveTab } from '#features/automations/load-active-tab.ts'
import { Button } from '#ui/button.tsx'
import { formatNumber } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ahead, loadAutomationsModal } from '../pages/load.ts'
import { useAutomationsAccess } from './use-automations-access.ts'
import { useOpenPlaceId } from './use-open-place.ts'

/** P3, P4: opens the automations of the open place; says how many are active there, or why it cannot. */
export function AutomationsButton() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const api = useApi()
  const { orpc, queryClient } = api
  const access = useAutomationsAccess()
  const placeId = useOpenPlaceId()
  const places = useQuery(orpc.places.list.queryOptions()).data
  const place = places?.find(({ id }) => id === placeId)
  const active = place?.activeAutomations
  // An address may name a place that is not there.
  const isPlace = placeId !== undefined && (places === undefined || place !== undefined)

  // What the reader may never do comes first; then what another place would put right.
  const closed = !access.open && !access.loading ? access.reason : undefined
  const disabledReason = closed ?? (isPlace ? undefined : t`Open a Space, Folder or List`)

  // What is about to be opened: its code, and the automations as it lists them first.
  const loadModal = ahead(loadAutomationsModal, loadActiveTab)
  function readAhead() {
    loadModal()
    if (placeId && access.open)
      void queryClient.prefetchQuery(placeAutomations(api, { placeId, first: 'active', sort: 'used' }))
  }

  return (
    <div className="flex shrink-0 items-center gap-2">
      {!access.open && !access.loading && access.cure && (
        <LinkButton variant="ghost" render={<Link to="/settings/clickapps" />} className="max-sm:hidden">
          <Trans>Open ClickApps</Trans>
        </LinkButton>
      )}
      <Button
        icon={Zap}
        aria-haspopup="dialog"
        disabledReason={disabledReason}
        onPointerEnter={readAhead}
        onFocus={readAhead}
        onClick={() => {
          readAhead()
          if (placeId)
            void navigate({ to: '/p/$placeId', params: { placeId }, search: { automations: 'active' } })
        }}
        trailing={
          // Of the width of a number while it loads, so that nothing beside it moves.
          isPlace &&
          access.open && (
            <span className="tnum min-w-3 text-text-muted">
              {active && formatNumber(i18n.locale, active.own + active.inherited)}
            </span>
          )
        }
      >
        <Trans>Automations</Trans>
      </Button>
    </div>
  )
}
