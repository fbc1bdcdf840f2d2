import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { planName } from '#api/plan-name.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { Skeleton } from '#ui/skeleton.tsx'

/** B1: the plan and its cycle in a line: "Business, yearly, to Jan 1, 2027"; what is not paid is not said to be. */
export function CycleLine() {
  const { i18n } = useLingui()
  const { orpc } = useApi()
  const billing = useQuery(orpc.billing.get.queryOptions())
  if (!billing.data) return billing.isPending && <Skeleton className="h-5 w-44" />
  const { plan, cycle, pastDue } = billing.data
  const name = planName(i18n, plan)
  const end = cycle && billingDay(i18n, cycle.end)
  const unpaid = pastDue && billingDay(i18n, pastDue.period.from)
  return (
    <p className="text-text-muted">
      {cycle === null ? (
        name
      ) : unpaid !== null ? (
        cycle.kind === 'yearly' ? (
          <Trans comment="A plan whose renewal of that day is not paid">
            {name}, yearly, not paid since {unpaid}
          </Trans>
        ) : (
          <Trans comment="A plan whose renewal of that day is not paid">
            {name}, monthly, not paid since {unpaid}
          </Trans>
        )
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
