import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { planName } from '#api/plan-name.ts'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView } from '#contract/billing.ts'
import type { ProblemData } from '#contract/problems.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import type { Wanted } from '#domain/order.ts'
import { lowestPlanThat } from '#domain/plans.ts'
import { Button } from '#ui/button.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { RenewalRefused } from './renewal-refused.tsx'

type QuoteRefusedProps = {
  error: unknown
  wanted: Wanted
  /** The rhythm that runs. */
  running: CycleKind | null
  pastDue: BillingView['pastDue']
  onChange: (wanted: Wanted) => void
  onRetry: () => void
  isRetrying: boolean
}

/** B2, B11: what cannot be bought, why, and what helps. */
export function QuoteRefused({ error, ...props }: QuoteRefusedProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const problem = problemOf(error)
  if (problem?.code === 'order_refused') return <Refused data={problem.data} {...props} />
  const { onRetry, isRetrying } = props
  const isFinal = problem !== null && problem.status < 500
  return (
    <ErrorState
      title={t`The price cannot be shown`}
      {...explain(error)}
      {...(!isFinal && { onRetry, retrying: isRetrying })}
    />
  )
}

type RefusedProps = Omit<QuoteRefusedProps, 'error'> & { data: ProblemData<'order_refused'> }

function Refused({ data, wanted, running, pastDue, onChange, onRetry, isRetrying }: RefusedProps) {
  const { t, i18n } = useLingui()
  const { plan, reason } = data
  const current = planName(i18n, plan)
  const plansLink = (
    <LinkButton variant="primary" render={<Link to="/settings/billing/plans" />}>
      <Trans>Compare plans</Trans>
    </LinkButton>
  )
  switch (reason) {
    case 'plan_sells_no_add_ons': {
      const needed = planName(
        i18n,
        lowestPlanThat(({ buysAddOns }) => buysAddOns),
      )
      return (
        <ErrorState
          title={t`${current} cannot buy add-ons`}
          reason={t`Add-ons are sold from ${needed} up.`}
          help={t`Upgrade the plan first: it brings more Actions by itself.`}
          actions={plansLink}
        />
      )
    }
    case 'not_an_upgrade':
      return (
        <ErrorState
          title={t`This is not an upgrade`}
          reason={t`The workspace is on ${current} already.`}
          help={t`Choose a plan above it.`}
          actions={plansLink}
        />
      )
    case 'by_contract': {
      const asked = wanted.kind === 'upgrade' ? planName(i18n, wanted.plan) : current
      return (
        <ErrorState
          title={t`${asked} is sold by contract`}
          reason={t`Its price is agreed with sales, so it cannot be bought here.`}
          help={t`Contact sales, or choose another plan.`}
          actions={plansLink}
        />
      )
    }
    case 'past_due':
      return <RenewalRefused {...{ data, wanted, pastDue }} />
    case 'renewing':
      return (
        <ErrorState
          title={t`The plan is being renewed`}
          reason={t`The billing cycle is over, and the renewal of the next one is being charged.`}
          help={t`Try again in a moment.`}
          onRetry={onRetry}
          retrying={isRetrying}
        />
      )
    case 'cycle_is_fixed':
      return (
        <ErrorState
          title={t`The billing cycle cannot be changed with an upgrade`}
          reason={
            running === 'monthly'
              ? t`The workspace is billed by the month.`
              : t`The workspace is billed by the year.`
          }
          help={t`An upgrade keeps the cycle that runs.`}
          actions={
            wanted.kind === 'upgrade' &&
            running && (
              <Button variant="primary" onClick={() => onChange({ ...wanted, cycle: running })}>
                <Trans>Order it so</Trans>
              </Button>
            )
          }
        />
      )
  }
}
