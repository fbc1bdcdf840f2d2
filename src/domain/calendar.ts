import type { CalendarDate, Instant, TimeOfDay } from './brand.ts'
import { instantOf, wallTimeAt } from './zoned.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A time of day in a zone (an IANA name), at which something happens once a day. */
export type DailyTime = { time: TimeOfDay; zone: string }

const pad = (value: number) => String(value).padStart(2, '0')

/** The calendar's day in `zone` at `instant`. */
export function calendarDateAt(instant: Instant, zone: string): CalendarDate {
  const { year, month, day } = wallTimeAt(instant, zone)
  return `${year}-${pad(month)}-${pad(day)}` as CalendarDate
}

/** `days` may be negative: `addDays('2026-12-31', 1)` is `'2027-01-01'`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10) as CalendarDate
}

/** Whole days from one day to another, negative where `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** Whether the text is a day that the calendar has: `'2026-02-30'` is none. */
export function isCalendarDate(text: string): text is CalendarDate {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    addDays(text as CalendarDate, 0) === text
  )
}

/**
 * The instant of that time on that day; it lies on that day, so each day has exactly one. Of a time that the day has twice
 * it is one of the two. A time that the day skips comes later by what is skipped, or earlier where that would be the next
 * day: on 2026-03-29 in the Azores 00:30 comes at 01:30, on 2026-03-28 in Nuuk 23:30 comes at 22:30.
 */
export function instantOn(date: CalendarDate, { time, zone }: DailyTime): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const at = instantOf({ year, month, day, hour, minute, second: 0 }, zone)
  const shown = wallTimeAt(at, zone)
  // What the clock shows differs from what was asked for beside a gap only: before it or behind it.
  const off = ((shown.hour - hour) * HOUR + (shown.minute - minute) * MINUTE + DAY) % DAY
  if (off === 0) return at
  const [earlier, later] = off < DAY / 2 ? [at - off, at] : [at, at + DAY - off]
  return (calendarDateAt(later as Instant, zone) === date ? later : earlier) as Instant
}

/** The first day whose time is still to come at `now`. */
export function nextDay(daily: DailyTime, now: Instant): CalendarDate {
  const today = calendarDateAt(now, daily.zone)
  return instantOn(today, daily) > now ? today : addDays(today, 1)
}

/** The days from `from` on whose time has come by `now`; null where there is none. */
export function daysCome(
  daily: DailyTime,
  { from, now }: { from: CalendarDate; now: Instant },
): { last: CalendarDate; days: number } | null {
  const last = addDays(nextDay(daily, now), -1)
  return last < from ? null : { last, days: daysBetween(from, last) + 1 }
}

/** Whether this computer knows the zone. */
export function isZone(zone: string): boolean {
  try {
    wallTimeAt(0 as Instant, zone)
    return true
  } catch {
    return false
  }
}
