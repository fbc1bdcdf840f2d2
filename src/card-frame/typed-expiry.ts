import type { FieldProblem } from '#contract/card-frame.ts'
import type { PacificDate } from '#domain/brand.ts'
import { expiryProblem } from '#domain/card-expiry.ts'
import type { Expiry } from '#domain/payment.ts'
import { digitsOf } from './card-number.ts'

/** What is typed or pasted, as a card shows it: `8` and `8/29` begin with `08`; `12-2030` is `12 / 30`. */
export function spacedExpiry(typed: string): string {
  const text = typed.normalize('NFKC').replace(/^\D+/, '')
  // A month of one digit: none begins with 2 to 9, or a separator follows.
  const whole = /^(?:[2-9]|1\s*[^\d\s]|1\s+\d)/.test(text) ? `0${text}` : text
  const digits = digitsOf(whole)
  const month = digits.slice(0, 2)
  const years = digits.slice(2, 6)
  if (years === '') return month
  // As long as it may become a year of four digits it is left as it is.
  const year = years.startsWith('20') ? (years.length === 4 ? years.slice(2) : years) : years.slice(0, 2)
  return `${month} / ${year}`
}

export type TypedExpiry = { expiry: Expiry | null; problem: FieldProblem | null }

/** `today` by the service's clock (T1). */
export function readExpiry(typed: string, today: PacificDate): TypedExpiry {
  const digits = digitsOf(spacedExpiry(typed))
  if (digits === '') return { expiry: null, problem: 'required' }
  if (digits.length !== 4) {
    const isNoMonth = digits.length >= 2 && !/^(?:0[1-9]|1[0-2])/.test(digits)
    return { expiry: null, problem: isNoMonth ? 'invalid' : 'incomplete' }
  }
  const expiry = { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2)) }
  const problem = expiryProblem(expiry, today)
  return { expiry: problem ? null : expiry, problem }
}
