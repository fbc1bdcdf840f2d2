import type { Instant, PacificDate } from '#domain/brand.ts'
import { isAttemptDue } from '#domain/dunning.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { BillingAccount } from './billing-collections.ts'

/** What is to be done next: a cycle has ended, or an attempt to charge one is due; null for nothing. */
export type RenewalStep = 'cycle' | 'charge' | null

export function nextStep({ cycle, pastDue }: BillingAccount, today: PacificDate): RenewalStep {
  if (pastDue) return isAttemptDue(today, pastDue.since, pastDue.attempts) ? 'charge' : null
  return cycle && today >= cycle.end ? 'cycle' : null
}

export function isRenewalDue(account: BillingAccount, now: Instant): boolean {
  return nextStep(account, pacificDateOf(now)) !== null
}
