import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { type Ref, useState } from 'react'
import { planName } from '#api/plan-name.ts'
import type { BillingView } from '#contract/billing.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import { type PlanId, planAbove, plans } from '#domain/plans.ts'
import { Segmented } from '#ui/segmented.tsx'
import { useLandingFocus } from '../add-ons/use-landing-focus.ts'
import type { BillingSearch } from '../billing-search.ts'
import { USUAL_CYCLE } from '../wanted-order.ts'
import { fittingPlan, holds } from './fitting-plan.ts'
import { PlanComparison } from './plan-comparison.tsx'
import { askedOfPlan, type UseSoFar } from './use-own-use.ts'

type PlansProps = { billing: BillingView; use: UseSoFar }

/** B11: which plan somebody is led to, and by which rhythm its price is told. */
export function Plans({ billing, use }: PlansProps) {
  const { plan } = billing
  const navigate = useNavigate()
  const pathname = useLocation({ select: location => location.pathname })
  const search: BillingSearch = useSearch({ strict: false })
  const cycle = billing.cycle?.kind ?? search.cycle ?? USUAL_CYCLE
  // Worked out once for a plan: who reads must not see it change under the hand.
  const [arrival] = useState(plan)
  const [advice, setAdvice] = useState(() => adviceOn(plan, use))
  if (advice.plan !== plan) setAdvice(adviceOn(plan, use))
  // Once another plan was bought here, what the visitor came for is done.
  const isWanted = search.for === 'upgrade' && plan === arrival
  const chosenRef = useLandingFocus<HTMLElement>(isWanted)
  const isShown = isWanted || advice.lasting !== 'holds'
  const fitting = isShown ? advice.fitting : null

  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div>
          <h3 className="text-heading">
            <Trans>Compare plans</Trans>
          </h3>
          <p className="prose-width text-text-muted">
            <About {...{ billing, addOnsRef: chosenRef }} lasting={advice.lasting} />
          </p>
        </div>
        {billing.cycle === null && (
          <CycleChoice
            cycle={cycle}
            onChoose={chosen =>
              void navigate({ to: pathname, search: { ...search, cycle: chosen }, replace: true })
            }
          />
        )}
      </div>
      <PlanComparison
        {...{ billing, use, cycle, fitting, chosenRef }}
        chosen={isShown ? (advice.fitting ?? planAbove(plan)) : null}
        onUpgrade={upgrade => {
          const { buy: _, quantity: __, cycle: ___, ...rest } = search
          const order = { upgrade, ...(billing.cycle === null && { cycle }) }
          void navigate({ to: pathname, search: { ...rest, ...order } })
        }}
      />
    </section>
  )
}

/** Whether the plan that the workspace is on holds its use; `paces`: not what the month takes at this pace. */
type Lasting = 'holds' | 'paces' | 'lacks'

function adviceOn(plan: PlanId, use: UseSoFar): { plan: PlanId; fitting: PlanId | null; lasting: Lasting } {
  const asked = askedOfPlan(use)
  const lasting = holds(plans[plan], asked)
    ? 'holds'
    : holds(plans[plan], askedOfPlan({ ...use, projected: null }))
      ? 'paces'
      : 'lacks'
  return { plan, fitting: fittingPlan(plan, asked), lasting }
}

type AboutProps = { billing: BillingView; lasting: Lasting; addOnsRef: Ref<HTMLElement> }

function About({ billing: { plan, cycle }, lasting, addOnsRef }: AboutProps) {
  const { i18n } = useLingui()
  const name = planName(i18n, plan)
  const isHighest = planAbove(plan) === null
  return (
    <>
      {lasting === 'paces' && <Trans>At this pace the month takes more Actions than {name} has.</Trans>}
      {lasting === 'lacks' && <Trans>{name} has less than you use.</Trans>}{' '}
      <Trans>Guests cost nothing.</Trans>{' '}
      {isHighest ? (
        <Trans>
          {name} is the highest plan; for more Actions there are{' '}
          <Link
            ref={addOnsRef as Ref<HTMLAnchorElement>}
            to="/settings/billing/add-ons"
            search={{ for: 'add-ons' }}
            className="text-accent-text underline underline-offset-2"
          >
            Add-ons
          </Link>
          .
        </Trans>
      ) : cycle === null ? (
        <Trans>Limits rise at once with an upgrade, and its cycle begins the same day.</Trans>
      ) : (
        <Trans>
          Limits rise at once with an upgrade. You pay for what is left of the cycle, less what is left of{' '}
          {name}.
        </Trans>
      )}
    </>
  )
}

function CycleChoice({ cycle, onChoose }: { cycle: CycleKind; onChoose: (cycle: CycleKind) => void }) {
  const { t } = useLingui()
  return (
    <Segmented
      label={t`Pay`}
      value={cycle}
      onValueChange={onChoose}
      options={[
        { value: 'monthly', label: t({ message: 'Monthly', comment: 'Pay by the month' }) },
        { value: 'yearly', label: t({ message: 'Yearly', comment: 'Pay by the year' }) },
      ]}
    />
  )
}
