import { useLingui } from '@lingui/react/macro'
import { useExplain } from '#api/use-explain.ts'
import { useUsage } from '#api/use-usage.ts'
import { cx } from '#ui/cx.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { AutomationsCard } from './automations-card.tsx'
import { DetailsPart } from './details-part.tsx'
import { UsageCard } from './usage-card.tsx'
import type { UsagePlace } from './usage-search.ts'
import { UsageSkeleton } from './usage-skeleton.tsx'

/** The Usage tab. It is what a first visitor waits for: what it imports counts. */
export function UsageTab(place: UsagePlace) {
  const { t } = useLingui()
  const explain = useExplain()
  const usage = useUsage()
  if (usage.isPending)
    return (
      <div className={cards}>
        <UsageSkeleton />
      </div>
    )
  if (usage.data === undefined) {
    return (
      <ErrorState
        title={t`The usage cannot be shown`}
        {...explain(usage.error)}
        onRetry={() => void usage.refetch()}
        retrying={usage.isFetching}
      />
    )
  }
  return (
    <>
      <div className={cx(cards, usage.data.state !== 'ok' && 'items-start')}>
        <UsageCard usage={usage.data} />
        <AutomationsCard usage={usage.data} />
      </div>
      <DetailsPart {...place} usage={usage.data} />
    </>
  )
}

const cards = 'grid gap-4 md:grid-cols-[3fr_2fr]'
