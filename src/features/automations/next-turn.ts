import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Instant } from '#domain/brand.ts'
import { calendarDateAt, daysBetween } from '#domain/calendar.ts'
import { formatDate } from '#ui/format.ts'

/** When an automation by the clock is looked at next, on the reader's own clock: "tomorrow 09:00", "Nov 28, 09:00". */
export function nextTurnText(
  i18n: I18n,
  { at, now, zone }: { at: Instant; now: Instant; zone: string },
): string {
  if (at <= now) return i18n._(msg({ message: 'now', context: 'next turn' }))
  const time = formatDate(i18n.locale, at, 'time', zone)
  switch (daysBetween(calendarDateAt(now, zone), calendarDateAt(at, zone))) {
    case 0:
      return i18n._(msg({ message: `today ${time}`, context: 'next turn' }))
    case 1:
      return i18n._(msg({ message: `tomorrow ${time}`, context: 'next turn' }))
    default:
      return formatDate(i18n.locale, at, 'dayTime', zone)
  }
}

let own: string | undefined
/** The reader's zone. To ask for it costs as much as a formatter. */
export function ownZone(): string {
  own ??= new Intl.DateTimeFormat().resolvedOptions().timeZone
  return own
}
