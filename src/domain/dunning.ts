import { daysFrom } from './billing-cycle.ts'
import type { PacificDate } from './brand.ts'

/** B10: a renewal is charged on the cycle's first day, and, where it is declined, so many days after it again. */
const ATTEMPT_DAYS = [0, 3, 6, 9]
/** So many in all. */
export const ATTEMPTS = ATTEMPT_DAYS.length

/** The day of the next attempt after so many; null after the last: the add-ons end. */
export function nextAttemptOn(since: PacificDate, attempts: number): PacificDate | null {
  const days = ATTEMPT_DAYS[attempts]
  if (days === undefined) return null
  const at = new Date(Date.parse(since) + days * 86_400_000)
  return at.toISOString().slice(0, 10) as PacificDate
}

/** How many attempts are behind it after one on `today`: days that were missed are caught up by one attempt for all of them. */
export function attemptsBy(today: PacificDate, since: PacificDate): number {
  const days = daysFrom(since, today)
  return ATTEMPT_DAYS.filter(day => day <= days).length
}
