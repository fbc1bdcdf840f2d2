import { boundariesOf, type Cycle, daysFrom } from './billing-cycle.ts'
import type { Cents, PacificDate } from './brand.ts'

/**
 * What is left of a cycle on a day, as an exact fraction: whole months, and of the month that runs `days` of `daysInMonth`.
 * The day itself counts as remaining.
 */
export type Remaining = {
  /** Whole months behind the one that runs: N − k − 1. */
  months: number
  days: number
  daysInMonth: number
  /** Months in the whole cycle: N. */
  of: number
}

/** B5: what is left of the cycle on `day`. A day outside of the cycle is a RangeError. */
export function remainingOn(day: PacificDate, cycle: Cycle): Remaining {
  if (day < cycle.start || day >= cycle.end) {
    throw new RangeError(`${day} is not in the cycle from ${cycle.start} to ${cycle.end}`)
  }
  const boundaries = boundariesOf(cycle)
  const k = boundaries.findLastIndex(boundary => boundary <= day)
  const [from = cycle.start, to = cycle.end] = [boundaries[k], boundaries[k + 1]]
  const of = boundaries.length - 1
  return { months: of - k - 1, days: daysFrom(day, to), daysInMonth: daysFrom(from, to), of }
}

/**
 * B5: the part of a cycle's price that pays for what is left of it, rounded half up to the cent, once: a line's price is
 * that of its whole quantity. Reckoned in whole numbers.
 *
 * $400.00 a year with six months left: 40,000 × 6 / 12 = 20,000. $20.00 a month on the 21st of April, which has 30 days:
 * 2,000 × 10/30 = 666.67 -> 667.
 *
 * @param price of the whole cycle, 0 or more
 */
export function prorate(price: Cents, { months, days, daysInMonth, of }: Remaining): Cents {
  const part = BigInt(price) * BigInt(months * daysInMonth + days)
  const whole = BigInt(of * daysInMonth)
  return Number((2n * part + whole) / (2n * whole)) as Cents
}
