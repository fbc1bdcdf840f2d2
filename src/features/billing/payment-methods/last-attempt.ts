import type { PacificDate } from '#domain/brand.ts'
import { ATTEMPTS, nextAttemptOn } from '#domain/dunning.ts'

/** B10: the day of the last attempt to charge a renewal that was first tried on `since`. */
export function lastAttemptOn(since: PacificDate): PacificDate {
  return nextAttemptOn(since, ATTEMPTS - 1) ?? since
}
