import { useNow } from '#api/use-now.ts'
import type { CalendarDate } from '#domain/brand.ts'
import { calendarDateAt } from '#domain/calendar.ts'

/** The reader's own day by the service's clock (T1); null until it is known. */
export function useToday(): CalendarDate | null {
  const now = useNow(60_000)
  return now === undefined ? null : calendarDateAt(now, Intl.DateTimeFormat().resolvedOptions().timeZone)
}
