import type { Instant } from './brand.ts'

/** U1: months, resets and days are reckoned here, daylight saving included. */
export const PACIFIC = 'America/Los_Angeles'

/** A reading of a wall clock in some zone. `month` and `day` count from 1. */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

// Making a formatter costs some 50 µs, using one 2 µs, so each zone's is made once.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

/** What a wall clock in `zone` (an IANA name) shows at `instant`. */
export function wallTimeAt(instant: Instant, zone: string): WallTime {
  const wall: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value)
  }
  return wall
}

/**
 * The instant at which a wall clock in `zone` shows `wall`.
 *
 * Intl tells only the other way, so a guess is read back and moved by what it is off; where a change of clocks lies
 * between the two, once more. For 2026-03-08T03:30 Pacific: the guess 03:30Z shows 19:30 of the day before, off by 8 h;
 * 11:30Z shows 04:30, for clocks went forward at 10:00Z, off by 1 h; 10:30Z shows 03:30.
 *
 * A time that the spring change skips becomes one beside the gap (02:30 -> 01:30 or 03:30); of a time that the autumn
 * change shows twice, one of the two is answered. Midnights in Pacific Time are neither.
 */
export function instantOf(wall: WallTime, zone: string): Instant {
  const wanted = utcOf(wall)
  const moved = (guess: number) => guess + wanted - utcOf(wallTimeAt(guess as Instant, zone))
  return moved(moved(wanted)) as Instant
}

/** The wall time read as if it were UTC: a number in which two wall times can be compared and subtracted. */
function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** ISO 8601 in UTC, as instants go over the wire: `2026-12-01T08:00:00.000Z`. */
export function isoInstant(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** The instant of an ISO 8601 text that has been checked to be one. */
export function parseInstant(iso: string): Instant {
  return Date.parse(iso) as Instant
}
