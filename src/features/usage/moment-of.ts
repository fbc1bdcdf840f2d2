import { formatDate } from '#ui/format.ts'

/** `14:03` for today, `Nov 22, 14:03` for another day, both on the reader's clock. */
export function momentOf(locale: string, iso: string, now: number): string {
  const instant = Date.parse(iso)
  const today = formatDate(locale, instant, 'date') === formatDate(locale, now, 'date')
  return formatDate(locale, instant, today ? 'time' : 'dayTime')
}
