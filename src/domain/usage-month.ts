import type { Instant, PacificDate, UsageMonth } from './brand.ts'
import { instantOf, PACIFIC, wallTimeAt } from './zoned.ts'

const pad = (value: number) => String(value).padStart(2, '0')

/** U1: the month that `instant` belongs to. */
export function usageMonthOf(instant: Instant): UsageMonth {
  return pacificDateOf(instant).slice(0, 7) as UsageMonth
}

/** No zone changes its date but on a quarter of an hour. */
const QUARTER = 900_000
// Every run asks for its day, which Intl takes 20 µs to tell.
let latest = { quarter: Number.NaN, date: '' as PacificDate }

/** The Pacific calendar day that `instant` belongs to. */
export function pacificDateOf(instant: Instant): PacificDate {
  const quarter = Math.floor(instant / QUARTER)
  if (quarter !== latest.quarter) {
    const { year, month, day } = wallTimeAt(instant, PACIFIC)
    latest = { quarter, date: `${year}-${pad(month)}-${pad(day)}` as PacificDate }
  }
  return latest.date
}

/** U1: the month's first instant, the 1st at 00:00 Pacific Time. It belongs to the month. */
export function monthStart(month: UsageMonth): Instant {
  return dayStart(`${month}-01` as PacificDate)
}

/** The day's first instant, 00:00 Pacific Time. */
export function dayStart(date: PacificDate): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, PACIFIC)
}

/** The month after: `'2026-12'` -> `'2027-01'`. */
export function nextMonth(month: UsageMonth): UsageMonth {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return (number === 12 ? `${year + 1}-01` : `${year}-${pad(number + 1)}`) as UsageMonth
}

/** U1, U2: the instant at which `used` starts again from 0: the month's end, which is no longer part of it. */
export function resetOf(month: UsageMonth): Instant {
  return monthStart(nextMonth(month))
}
