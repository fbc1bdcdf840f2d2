import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode, Ref } from 'react'
import type { BillingView } from '#contract/billing.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import { PLAN_IDS, type PlanId } from '#domain/plans.ts'
import { planGrid, planRow } from './plan-grid.ts'
import { PlanItem } from './plan-item.tsx'
import type { UseSoFar } from './use-own-use.ts'
import { useOwnWords } from './use-own-words.ts'

type PlanComparisonProps = {
  billing: BillingView
  use: UseSoFar
  cycle: CycleKind
  fitting: PlanId | null
  chosen: PlanId | null
  chosenRef: Ref<HTMLElement>
  onUpgrade: (plan: PlanId) => void
}

/** B11: all plans, lowest first. */
export function PlanComparison({ use, fitting, chosen, ...plans }: PlanComparisonProps) {
  const { t } = useLingui()
  const own = useOwnWords(use)
  return (
    <div className="@container">
      <div className={planGrid}>
        {/* Each plan names its facts itself. */}
        <div aria-hidden className={`hidden py-2.5 text-small font-medium text-text-muted ${planRow}`}>
          <Trans>Plan</Trans>
          <Column own={own.used}>
            <Trans>Actions a month</Trans>
          </Column>
          <Column own={own.active}>
            <Trans>Active automations</Trans>
          </Column>
          <Column own={own.connections}>
            <Trans>Webhooks and integrations</Trans>
          </Column>
          <Column>
            <Trans>Add-ons</Trans>
          </Column>
          <Column>
            <Trans>Price per member</Trans>
          </Column>
        </div>
        <ul aria-label={t`Plans`} className={`flex flex-col gap-3 @3xl:gap-y-0 ${planRow}`}>
          {PLAN_IDS.map(plan => (
            <PlanItem
              key={plan}
              {...{ plan, use, ...plans }}
              fits={plan === fitting}
              isChosen={plan === chosen}
            />
          ))}
        </ul>
      </div>
    </div>
  )
}

function Column({ own, children }: { own?: ReactNode; children: ReactNode }) {
  return (
    <span>
      {children}
      {own && <span className="tnum block font-normal">{own}</span>}
    </span>
  )
}
