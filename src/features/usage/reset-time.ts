import { PACIFIC } from '#domain/zoned.ts'
import { formatDate } from '#ui/format.ts'

export type ResetTime = {
  /** On the wall clock of Pacific Time: `Dec 1, 00:00`. */
  pacific: string
  /** On the reader's: `Dec 1, 09:00`; null where it shows the same. */
  own: string | null
}

/** U1: a reset is shown in Pacific Time and in the reader's own zone. */
export function resetTime(locale: string, resetsAt: string): ResetTime {
  const instant = Date.parse(resetsAt)
  const pacific = formatDate(locale, instant, 'dayTime', PACIFIC)
  const own = formatDate(locale, instant, 'dayTime')
  return { pacific, own: own === pacific ? null : own }
}

/** `14:03` for today, `Nov 22, 14:03` for another day, both on the reader's clock. */
export function momentOf(locale: string, iso: string, now: number): string {
  const instant = Date.parse(iso)
  const today = formatDate(locale, instant, 'date') === formatDate(locale, now, 'date')
  return formatDate(locale, instant, today ? 'time' : 'dayTime')
}
