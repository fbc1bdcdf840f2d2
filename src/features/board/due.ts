import type { CalendarDate } from '#domain/brand.ts'
import { addDays, daysBetween } from '#domain/calendar.ts'

/** What a field takes: while the digits of a year are typed, it goes through the first centuries. */
export const DUE_EARLIEST = '2000-01-01' as CalendarDate
export const DUE_LATEST = '2099-12-31' as CalendarDate

/** How a due date stands to today. What is done is never overdue. */
export type DueLook = 'overdue' | 'today' | 'later'

/** @param today null where it is not known */
export function dueLook(
  dueOn: CalendarDate,
  { today, isDone }: { today: CalendarDate | null; isDone: boolean },
): DueLook {
  if (today === null || isDone || dueOn > today) return 'later'
  return dueOn === today ? 'today' : 'overdue'
}

/** The days that are chosen most; `nextWeek` is its Monday. */
export function quickDays(today: CalendarDate): Record<'today' | 'tomorrow' | 'nextWeek', CalendarDate> {
  // January 5, 1970 was a Monday.
  const sinceMonday = ((daysBetween('1970-01-05' as CalendarDate, today) % 7) + 7) % 7
  return { today, tomorrow: addDays(today, 1), nextWeek: addDays(today, 7 - sinceMonday) }
}
