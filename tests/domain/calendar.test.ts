import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate, Instant, TimeOfDay } from '#domain/brand.ts'
import {
  addDays,
  calendarDateAt,
  type DailyTime,
  daysBetween,
  daysCome,
  instantOn,
  isCalendarDate,
  isZone,
  nextDay,
} from '#domain/calendar.ts'
import { isoInstant, parseInstant, wallTimeAt } from '#domain/zoned.ts'

const DAY = 86_400_000
const day = (text: string) => text as CalendarDate
const at = (time: string, zone: string): DailyTime => ({ time: time as TimeOfDay, zone })
const pad = (value: number) => String(value).padStart(2, '0')

/** Zones whose clocks change at midnight, by half an hour, on other days or never come first: rules break there. */
const zones = fc.oneof(
  fc.constantFrom(
    ...['Atlantic/Azores', 'Africa/Cairo', 'America/Nuuk', 'Asia/Beirut', 'America/Santiago'],
    ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'Europe/Dublin'],
    ...['America/Los_Angeles', 'Europe/Paris', 'UTC', 'Pacific/Kiritimati', 'America/Havana'],
  ),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
)
/** The small hours more often: clocks change then. */
const times = fc
  .oneof(fc.integer({ min: 0, max: 24 * 60 - 1 }), fc.integer({ min: 0, max: 200 }))
  .map(minutes => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`)
const dailies = fc.record({ time: times, zone: zones }) as fc.Arbitrary<DailyTime>
const dates = fc
  .integer({ min: Date.UTC(2024, 0, 1) / DAY, max: Date.UTC(2031, 0, 1) / DAY })
  .map(days => new Date(days * DAY).toISOString().slice(0, 10) as CalendarDate)
const instants = fc.integer({
  min: Date.UTC(2024, 0, 1),
  max: Date.UTC(2031, 0, 1),
}) as unknown as fc.Arbitrary<Instant>

describe('P6: a time of day in a zone', () => {
  test('P6: comes exactly once on every day, on that day, also where clocks change', () => {
    fc.assert(
      fc.property(dailies, dates, (daily, date) => {
        const instant = instantOn(date, daily)
        expect(calendarDateAt(instant, daily.zone)).toBe(date)
        expect(instant).toBeLessThan(instantOn(addDays(date, 1), daily))
      }),
      { numRuns: 2_000 },
    )
  })

  test('P6: is what the clock there shows then; a time that is skipped comes beside the gap', () => {
    fc.assert(
      fc.property(dailies, dates, (daily, date) => {
        const { hour, minute } = wallTimeAt(instantOn(date, daily), daily.zone)
        const [asked = 0, askedMinute = 0] = daily.time.split(':').map(Number)
        // Lord Howe's clocks change by half an hour, all others' by one; only the day's last hour cannot come later.
        const possible = asked === 23 ? [0, -30, -60] : [0, 30, 60]
        expect(possible).toContain(hour * 60 + minute - (asked * 60 + askedMinute))
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['2026-03-08', '02:30', 'America/Los_Angeles', '2026-03-08T10:30:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '00:30', 'Atlantic/Azores', '2026-03-29T01:30:00.000Z'],
    ['2026-04-24', '00:15', 'Africa/Cairo', '2026-04-23T22:15:00.000Z'],
    ['2026-03-08', '00:45', 'America/Havana', '2026-03-08T05:45:00.000Z'],
    ['2026-03-28', '23:30', 'America/Nuuk', '2026-03-29T00:30:00.000Z'],
    ['2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:40:00.000Z'],
    ['2026-11-28', '09:00', 'Europe/Paris', '2026-11-28T08:00:00.000Z'],
    ['2026-07-28', '09:00', 'Europe/Paris', '2026-07-28T07:00:00.000Z'],
    ['2026-11-28', '09:00', 'Pacific/Kiritimati', '2026-11-27T19:00:00.000Z'],
  ])('P6: %s %s in %s is %s', (date, time, zone, iso) => {
    expect(isoInstant(instantOn(day(date), at(time, zone)))).toBe(iso)
  })

  test('P6: of a time that autumn shows twice it is one, and the day has no other', () => {
    const twice = at('01:30', 'America/Los_Angeles')
    const instant = instantOn(day('2026-11-01'), twice)
    expect(['2026-11-01T08:30:00.000Z', '2026-11-01T09:30:00.000Z']).toContain(isoInstant(instant))
    expect(nextDay(twice, instant)).toBe('2026-11-02')
  })
})

describe('P6: the days whose time has come', () => {
  test('P6: the next day is the first whose time is still to come: at its very instant it has come', () => {
    fc.assert(
      fc.property(dailies, instants, (daily, now) => {
        const next = nextDay(daily, now)
        expect(instantOn(next, daily)).toBeGreaterThan(now)
        expect(instantOn(addDays(next, -1), daily)).toBeLessThanOrEqual(now)
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(dailies, dates, (daily, date) => {
        const instant = instantOn(date, daily)
        expect(nextDay(daily, (instant - 1) as Instant)).toBe(date)
        expect(nextDay(daily, instant)).toBe(addDays(date, 1))
      }),
      { numRuns: 2_000 },
    )
  })

  test('P6: taken turn by turn, at whatever times one looks, each day comes once and in order', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 5 * DAY }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(dailies, instants, looks, (daily, start, waits) => {
        let now = start
        const first = nextDay(daily, now)
        let from = first
        let come = 0
        for (const wait of waits) {
          now = (now + wait) as Instant
          const found = daysCome(daily, { from, now })
          if (!found) continue
          expect(instantOn(found.last, daily)).toBeLessThanOrEqual(now)
          come += found.days
          from = addDays(found.last, 1)
        }
        expect(instantOn(from, daily)).toBeGreaterThan(now)
        expect(come).toBe(daysBetween(first, from))
      }),
    )
  })

  test('P6: none has come before the first one’s time; over a long absence all are counted', () => {
    const daily = at('09:00', 'Europe/Paris')
    const from = day('2026-11-28')
    const come = (iso: string) => daysCome(daily, { from, now: parseInstant(iso) })
    expect(come('2026-11-28T07:59:59.999Z')).toBeNull()
    expect(come('2026-11-28T08:00:00.000Z')).toEqual({ last: '2026-11-28', days: 1 })
    expect(come('2027-03-29T06:59:59.999Z')).toEqual({ last: '2027-03-28', days: 121 })
    expect(come('2027-03-29T07:00:00.000Z')).toEqual({ last: '2027-03-29', days: 122 })
  })
})

describe('Days of the calendar', () => {
  test('adding and counting days agree, over leap days and years', () => {
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29')
    fc.assert(
      fc.property(dates, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const moved = addDays(date, days)
        expect(daysBetween(date, moved)).toBe(days)
        expect(isCalendarDate(moved)).toBe(true)
        expect(Math.sign(daysBetween(date, moved))).toBe(Math.sign(moved.localeCompare(date)))
      }),
    )
  })

  test.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['2026-11-28T00:00:00Z', false],
    ['', false],
  ])('%s is a day of the calendar: %s', (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected)
  })

  test.each([
    ['Europe/Paris', true],
    ['UTC', true],
    ['Europe/Atlantis', false],
    ['', false],
  ])('%s is a zone: %s', (zone, expected) => {
    expect(isZone(zone)).toBe(expected)
  })
})
