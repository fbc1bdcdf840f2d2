import type { PacificDate } from '#domain/brand.ts'
import { expiryProblem } from '#domain/card-expiry.ts'
import type { Expiry } from '#domain/payment.ts'

/** Whether a card that is still good ends with this month or the next. */
export function expiresSoon(expiry: Expiry, today: PacificDate): boolean {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const months = (expiry.year - year) * 12 + (expiry.month - month)
  return expiryProblem(expiry, today) === null && months <= 1
}
