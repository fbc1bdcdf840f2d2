import type { MonthInDaysView } from '#contract/usage-detail.ts'
import { firstDayOf, type Projection, projectMonth } from '#domain/projection.ts'

/**
 * U9: what the month is expected to take, by its days. Null for a month that is over or not known well enough.
 *
 * @param isFirst no month before has any Action
 */
export function monthProjection(
  { month, today, days: all, allowance }: MonthInDaysView,
  isFirst: boolean,
): Projection | null {
  if (today === null || allowance === null) return null
  const days = Object.fromEntries(all.map(day => [day.date, day]))
  return projectMonth({ month, today, days, allowance, since: isFirst ? firstDayOf(days) : null })
}
