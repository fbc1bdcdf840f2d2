import type { PacificDate, UsageMonth } from './brand.ts'

const DAY = 86_400_000

// Days are counted on the calendar, as midnights in UTC: a day that a change of clocks makes 23 or 25 hours long is one.
const calendarDay = (date: PacificDate): number => Date.parse(date) / DAY

/** Every day of a month, the first one first: 28 to 31. */
export function daysOf(month: UsageMonth): PacificDate[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const length = (Date.UTC(year, number, 1) - Date.UTC(year, number - 1, 1)) / DAY
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}` as PacificDate)
}

/** 0 for Sunday to 6 for Saturday. 1970-01-01 was a Thursday. */
export function weekdayOf(date: PacificDate): number {
  return (((calendarDay(date) + 4) % 7) + 7) % 7
}
