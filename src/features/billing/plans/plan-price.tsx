import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { CYCLE_MONTHS, type CycleKind } from '#domain/billing-cycle.ts'
import { type PlanId, plans } from '#domain/plans.ts'
import { pricePerCycle } from '#locales/billing/line-words.ts'
import { formatMoney } from '#ui/format.ts'

type PlanPriceProps = {
  plan: PlanId
  cycle: CycleKind
  seats: number
  /** The rhythm is still to be chosen: says what a year saves. */
  saving: boolean
}

/** B11: per member and in total for the members that are paid for. */
export function PlanPrice({ plan, cycle, seats, saving }: PlanPriceProps) {
  const { t, i18n } = useLingui()
  const money = (cents: number) => formatMoney(i18n.locale, cents, { short: true })
  const offer = plans[plan].price
  if (offer === null) return t`By contract`
  if (offer.monthly === 0) return money(0)
  const total = money(offer[cycle] * seats)
  const saved = money((offer.monthly * CYCLE_MONTHS.yearly - offer.yearly) * seats)
  return (
    <>
      {pricePerCycle(i18n, offer[cycle], { cycle, short: true })}
      <span className="block text-small text-text-muted">
        <Plural value={seats} one={`${total} for # member`} other={`${total} for # members`} />
      </span>
      {saving && (
        <span className="block text-small text-text-muted">
          {cycle === 'yearly' ? (
            <Trans>saves {saved} a year</Trans>
          ) : (
            <Trans>a year at once saves {saved}</Trans>
          )}
        </span>
      )}
    </>
  )
}
