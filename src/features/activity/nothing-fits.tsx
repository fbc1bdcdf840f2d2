import { Trans, useLingui } from '@lingui/react/macro'
import SearchX from 'lucide-react/icons/search-x'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { type ChangeActivity, type RunSearch, unfiltered } from './activity-search.ts'

/** There may be runs, but none that are asked for: says what could be asked less, each one press away. */
export function NothingFits({ search, change }: { search: RunSearch; change: ChangeActivity }) {
  const { t } = useLingui()
  const { outcome, of, from, to } = search
  const isBackwards = from !== undefined && to !== undefined && from > to
  const loose = [
    outcome && { label: t`Any outcome`, without: { outcome: undefined } },
    of && { label: t`Any automation`, without: { of: undefined } },
    (from || to) && { label: t`Any day`, without: { from: undefined, to: undefined } },
  ].filter(part => typeof part === 'object')
  return (
    <EmptyState
      icon={SearchX}
      title={t`Nothing fits`}
      actions={
        <>
          {loose.map(({ label, without }) => (
            <Button key={label} onClick={() => change(without)}>
              {label}
            </Button>
          ))}
          {loose.length > 1 && (
            <Button variant="ghost" onClick={() => change(unfiltered)}>
              <Trans comment="All filters at once">Reset the filters</Trans>
            </Button>
          )}
        </>
      }
    >
      <p>
        {isBackwards ? (
          <Trans>The first day comes after the last one.</Trans>
        ) : loose.length > 1 ? (
          <Trans>No run at this place fits all of the filters. With one fewer there may be some:</Trans>
        ) : (
          <Trans>No run at this place fits the filter. Without it there may be some:</Trans>
        )}
      </p>
    </EmptyState>
  )
}
