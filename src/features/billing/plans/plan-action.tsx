import { Trans, useLingui } from '@lingui/react/macro'
import type { Ref } from 'react'
import { planName } from '#api/plan-name.ts'
import { type PlanId, plans } from '#domain/plans.ts'
import { Button } from '#ui/button.tsx'

/** Who sells by contract. */
const SALES = ['sales@', 'headroom.example'] as const

type PlanActionProps = {
  plan: PlanId
  /** Below the one that the workspace is on. */
  isBelow: boolean
  /** The one that a visitor is led to. */
  isChosen: boolean
  chosenRef: Ref<HTMLElement>
  onUpgrade: (plan: PlanId) => void
}

/** B11: what can be done about another plan: bought where it is above, or asked for; nothing where it is below. */
export function PlanAction({ plan, isBelow, isChosen, chosenRef, onUpgrade }: PlanActionProps) {
  const { t, i18n } = useLingui()
  const name = planName(i18n, plan)
  if (isBelow) {
    return (
      <p className="text-small text-text-muted @3xl:pt-0.5">
        <Trans>Below your plan: nothing to buy</Trans>
      </p>
    )
  }
  const ref = isChosen ? chosenRef : null
  if (plans[plan].price === null) {
    return (
      <p className="text-small text-text-muted @3xl:pt-0.5">
        <Trans>Contact sales:</Trans>{' '}
        <a
          ref={ref as Ref<HTMLAnchorElement>}
          href={`mailto:${SALES.join('')}`}
          className="inline-block rounded-control text-accent-text underline underline-offset-2"
        >
          {SALES[0]}
          <wbr />
          {SALES[1]}
        </a>
      </p>
    )
  }
  return (
    <Button
      ref={ref as Ref<HTMLButtonElement>}
      variant={isChosen ? 'primary' : 'secondary'}
      aria-label={t({ message: `Upgrade to ${name}`, comment: 'French: Mettre à niveau, then the plan' })}
      data-orders={plan}
      onClick={() => onUpgrade(plan)}
      className="w-full"
    >
      <Trans context="button" comment="French, fixed: Mettre à niveau">
        Upgrade
      </Trans>
    </Button>
  )
}
