import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useUsage } from '#api/use-usage.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { Plans } from './plans.tsx'
import { PlansSkeleton } from './plans-skeleton.tsx'
import { useOwnUse } from './use-own-use.ts'

/** B11: the plans, beside what the workspace uses. */
export function PlansTab() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const billing = useQuery(orpc.billing.get.queryOptions())
  const usage = useUsage()
  const use = useOwnUse(usage.data)
  usePageTitle(t`Plans`)

  const failed = [billing, usage].filter(({ data, isError }) => data === undefined && isError)
  if (failed.length > 0) {
    return (
      <ErrorState
        title={t`The plans cannot be compared`}
        {...explain(failed[0]?.error)}
        onRetry={() => {
          for (const { refetch } of failed) void refetch()
        }}
        retrying={failed.some(({ isFetching }) => isFetching)}
      />
    )
  }
  if (!billing.data || !use) return <PlansSkeleton />
  return <Plans billing={billing.data} use={use} />
}
