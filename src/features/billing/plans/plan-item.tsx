import { Trans, useLingui } from '@lingui/react/macro'
import Check from 'lucide-react/icons/check'
import type { Ref } from 'react'
import { planName } from '#api/plan-name.ts'
import type { BillingView } from '#contract/billing.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import { PLAN_IDS, type PlanId, plans } from '#domain/plans.ts'
import { Badge } from '#ui/badge.tsx'
import { cx } from '#ui/cx.ts'
import { PlanAction } from './plan-action.tsx'
import { PlanFact } from './plan-fact.tsx'
import { planRow } from './plan-grid.ts'
import { ActionsOfPlan, ActiveOfPlan, ConnectionsOfPlan, YesNo } from './plan-limits.tsx'
import { PlanPrice } from './plan-price.tsx'
import type { UseSoFar } from './use-own-use.ts'
import { useOwnWords } from './use-own-words.ts'

type PlanItemProps = {
  plan: PlanId
  billing: BillingView
  use: UseSoFar
  cycle: CycleKind
  /** B11: the lowest above whose limits hold the use, for somebody who wants more. */
  fits: boolean
  isChosen: boolean
  chosenRef: Ref<HTMLElement>
  onUpgrade: (plan: PlanId) => void
}

/** B11: a plan: its limits beside the workspace's own use, its price, and what can be done about it. */
export function PlanItem({ plan, billing, use, cycle, fits, ...action }: PlanItemProps) {
  const { t, i18n } = useLingui()
  const own = useOwnWords(use)
  const isCurrent = plan === billing.plan
  const isBelow = PLAN_IDS.indexOf(plan) < PLAN_IDS.indexOf(billing.plan)
  return (
    <li
      aria-current={isCurrent || undefined}
      className={cx(
        'flex flex-col gap-3 rounded-card border p-4 @3xl:-mx-4 @3xl:rounded-none @3xl:border-x-0 @3xl:border-b-0 @3xl:py-3',
        isCurrent ? 'bg-accent-tint' : 'bg-surface-raised @3xl:bg-transparent',
        planRow,
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 @3xl:flex-col @3xl:items-start">
        <h4 className="text-heading wrap-anywhere @3xl:text-body @3xl:font-semibold">
          {planName(i18n, plan)}
        </h4>
        {isCurrent && (
          <Badge tone="accent">
            <Trans>Current</Trans>
          </Badge>
        )}
        {fits && (
          <Badge tone="paid" icon={Check}>
            <Trans>Fits your use</Trans>
          </Badge>
        )}
      </div>
      <dl className="flex flex-col gap-2 @3xl:col-span-5 @3xl:grid @3xl:grid-cols-subgrid @3xl:gap-x-3.5">
        <PlanFact name={t`Actions a month`}>
          <ActionsOfPlan {...{ plan, use }} extra={isBelow ? 0 : use.addOnActions} />
        </PlanFact>
        <PlanFact name={t`Active automations`} own={own.active}>
          <ActiveOfPlan {...{ plan, use }} />
        </PlanFact>
        <PlanFact name={t`Webhooks and integrations`} own={own.connections}>
          <ConnectionsOfPlan {...{ plan, use }} />
        </PlanFact>
        <PlanFact name={t`Add-ons`}>
          <YesNo yes={plans[plan].buysAddOns} />
        </PlanFact>
        <PlanFact name={t`Price per member`}>
          <PlanPrice {...{ plan, cycle }} seats={billing.seats} saving={billing.cycle === null} />
        </PlanFact>
      </dl>
      {!isCurrent && (
        <div>
          <PlanAction {...{ plan, isBelow, ...action }} />
        </div>
      )}
    </li>
  )
}
