import type { PacificDate } from './brand.ts'
import type { Expiry } from './payment.ts'

/** Cards are issued for a few years; a date beyond that is a slip. */
const YEARS_AHEAD = 20

/**
 * Whether a card can be charged on that day: a card is good until the last day of its month, `08/29` until August 31, 2029.
 */
export function expiryProblem({ month, year }: Expiry, today: PacificDate): 'invalid' | 'expired' | null {
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number)
  if (month < 1 || month > 12 || year > thisYear + YEARS_AHEAD) return 'invalid'
  return year < thisYear || (year === thisYear && month < thisMonth) ? 'expired' : null
}
