import type { Instant, PacificDate } from '#domain/brand.ts'
import { nextAttemptOn } from '#domain/dunning.ts'
import { dayStart } from '#domain/usage-month.ts'
import type { BillingAccount } from './billing-collections.ts'

/** What is to be done next: a cycle has ended, or an attempt to charge one is due; null for nothing. */
export type RenewalStep = 'cycle' | 'charge' | null

export function nextStep(account: BillingAccount, today: PacificDate): RenewalStep {
  const next = stepAhead(account)
  return next && today >= next.on ? next.step : null
}

/** B10: when the next step is due: 00:00 Pacific of its day, which may be past; null where nothing renews. */
export function nextBillAt(account: BillingAccount): Instant | null {
  const next = stepAhead(account)
  return next && dayStart(next.on)
}

function stepAhead({ cycle, pastDue }: BillingAccount) {
  if (pastDue) {
    const on = pastDue.isAskedFor ? pastDue.since : nextAttemptOn(pastDue.since, pastDue.attempts)
    return on && { step: 'charge' as const, on }
  }
  return cycle && { step: 'cycle' as const, on: cycle.end }
}
