import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Instant, PacificDate } from '#domain/brand.ts'
import type { MailLocale } from '#domain/mail.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { formatDate } from '#ui/format.ts'

/** A moment on the wall clock of Pacific Time: `December 1, 00:00 Pacific`. A message does not know its reader's zone. */
export function pacificMoment(i18n: I18n, instant: Instant): string {
  const date = formatDate(i18n.locale, instant, 'longDay', PACIFIC)
  const time = formatDate(i18n.locale, instant, 'time', PACIFIC)
  return i18n._(msg`${date}, ${time} Pacific`)
}

/** The Pacific day of a moment: `December 1`. */
export function pacificDayOf(locale: MailLocale, instant: Instant): string {
  return formatDate(locale, instant, 'longDay', PACIFIC)
}

/** A Pacific calendar day: `November 20`. */
export function pacificDay(locale: MailLocale, date: PacificDate): string {
  return formatDate(locale, utcMidnight(date), 'longDay', 'UTC')
}

/** Calendar days from `date` to the day of `instant`. */
export function daysBefore(date: PacificDate, instant: Instant): number {
  return (utcMidnight(pacificDateOf(instant)) - utcMidnight(date)) / 86_400_000
}

/** A number in which calendar days can be subtracted, whatever clocks do on them. */
function utcMidnight(date: PacificDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}
