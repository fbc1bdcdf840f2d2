import type { MonthInDaysView } from '#contract/usage-detail.ts'
import type { PacificDate } from '#domain/brand.ts'

/** The days of a month, the latest first, without those to come. */
export function daysSoFar({
  days,
  today,
}: Pick<MonthInDaysView, 'days' | 'today'>): { id: PacificDate; used: number; refused: number }[] {
  return days
    .filter(({ date }) => today === null || date <= today)
    .map(({ date, used, refused }) => ({ id: date, used, refused }))
    .reverse()
}
