import { Trans, useLingui } from '@lingui/react/macro'
import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import type { PlanId } from '#domain/plans.ts'
import { plans } from '#domain/plans.ts'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { Meter, type MeterState } from '#ui/meter.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import type { UseSoFar } from './use-own-use.ts'

/** From here on it is near the limit, as in the Usage tab (U5). */
const NEAR = 0.9

type ActionsOfPlanProps = {
  plan: PlanId
  use: UseSoFar
  /** Actions that add-ons give on top. */
  extra: number
}

/** The plan's Actions, and how much of them the workspace has used this month. */
export function ActionsOfPlan({ plan, use, extra }: ActionsOfPlanProps) {
  const { i18n } = useLingui()
  const { actions } = plans[plan]
  const max = actions + extra
  const share = use.used / max
  const state: MeterState = share === 1 ? 'used_up' : share >= NEAR ? 'warning' : 'ok'
  const number = (value: number) => formatNumber(i18n.locale, value)
  const [used, addOns, percent] = [number(use.used), number(extra), formatPercent(i18n.locale, share)]
  return (
    <>
      {number(actions)}
      {extra > 0 && (
        <span className="text-text-muted">
          {' '}
          <Trans comment="The plan's Actions and the add-ons': 10,000 + 5,000">+ {addOns}</Trans>
        </span>
      )}
      {share > 1 ? (
        <LessThanUsed />
      ) : (
        <>
          {/* The words below say the same. */}
          <span aria-hidden className="ml-auto block w-30 @3xl:w-auto">
            <Meter label="" valueText="" value={use.used} max={max} state={state} tick={null} />
          </span>
          <span className="block text-small text-text-muted">
            {share > 0 && share < 0.01 ? (
              <Trans comment="So many Actions, of a plan’s">{used} used</Trans>
            ) : (
              <Trans>
                {used} used, {percent}
              </Trans>
            )}
          </span>
        </>
      )}
    </>
  )
}

export function ActiveOfPlan({ plan, use }: { plan: PlanId; use: UseSoFar }) {
  const { t, i18n } = useLingui()
  const { activeCap } = plans[plan]
  return (
    <>
      {Number.isFinite(activeCap) ? formatNumber(i18n.locale, activeCap) : t`Unlimited`}
      {use.active > activeCap && <LessThanUsed />}
    </>
  )
}

export function ConnectionsOfPlan({ plan, use }: { plan: PlanId; use: UseSoFar }) {
  const { connects } = plans[plan]
  return (
    <>
      <YesNo yes={connects} />
      {!connects && use.connections !== null && use.connections.count > 0 && <LessThanUsed />}
    </>
  )
}

export function YesNo({ yes }: { yes: boolean }) {
  const { t } = useLingui()
  const Sign = yes ? Check : Minus
  return (
    <>
      <Sign size={16} className={yes ? 'inline text-paid-text' : 'inline text-text-muted'} />
      <VisuallyHidden>{yes ? t`Yes` : t`No`}</VisuallyHidden>
    </>
  )
}

function LessThanUsed() {
  return (
    <span className="block text-small text-warning-text">
      <Trans>less than you use</Trans>
    </span>
  )
}
