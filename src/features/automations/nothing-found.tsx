import { Plural, Trans, useLingui } from '@lingui/react/macro'
import SearchX from 'lucide-react/icons/search-x'
import ToggleLeft from 'lucide-react/icons/toggle-left'
import type { PlaceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import type { ShownAutomations } from './modal-search.ts'
import { useModalLocation } from './use-modal-location.ts'

type NothingFoundProps = {
  placeId: PlaceId
  show: ShownAutomations
  query: string
  onClear: () => void
  /** How many fit the search among all. */
  elsewhere: number
}

/** There are automations here, but none that are asked for: says why, and one click shows some. */
export function NothingFound({ placeId, show, query, onClear, elsewhere }: NothingFoundProps) {
  const { t } = useLingui()
  const { change } = useModalLocation(placeId)
  const words = query.trim()
  const titles: Record<ShownAutomations, string> = {
    active: t`No active automations here`,
    inactive: t`No inactive automations here`,
    all: t`No automations here`,
  }
  return (
    <EmptyState
      icon={words === '' ? ToggleLeft : SearchX}
      title={words === '' ? titles[show] : t`Nothing matches “${words}”`}
      actions={
        <>
          {words !== '' && (
            <Button onClick={onClear}>
              <Trans>Clear the search</Trans>
            </Button>
          )}
          {elsewhere > 0 && (
            <Button onClick={() => change({ show: 'all' })}>
              <Trans>Show all</Trans>
            </Button>
          )}
        </>
      }
    >
      {elsewhere > 0 && (
        <p>
          {show === 'inactive' ? (
            <Plural value={elsewhere} one="# is active." other="# are active." />
          ) : (
            <Plural value={elsewhere} one="# is inactive." other="# are inactive." />
          )}
        </p>
      )}
    </EmptyState>
  )
}
