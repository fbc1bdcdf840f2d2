import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { planName } from '#api/plan-name.ts'
import { formatDate } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'

/** B1: the plan and its cycle in a line: "Business, yearly, to Jan 1". */
export function CycleLine() {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const billing = useQuery(orpc.billing.get.queryOptions())
  if (!billing.data) return billing.isPending && <Skeleton className="h-5 w-44" />
  const { plan, cycle } = billing.data
  const name = planName(i18n, plan)
  const end = cycle && formatDate(i18n.locale, Date.parse(cycle.end), 'day', 'UTC')
  return (
    <p className="text-text-muted">
      {cycle === null ? (
        name
      ) : cycle.kind === 'yearly' ? (
        <Trans>
          {name}, yearly, to {end}
        </Trans>
      ) : (
        <Trans>
          {name}, monthly, to {end}
        </Trans>
      )}
    </p>
  )
}
