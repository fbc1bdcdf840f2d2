import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, UsageMonth } from '#domain/brand.ts'
import { monthStart, nextMonth, pacificDateOf, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { instantOf, isoInstant, PACIFIC, parseInstant, wallTimeAt } from '#domain/zoned.ts'
import vectors from '../vectors/usage-months.json' with { type: 'json' }

const HOUR = 3_600_000

/** Any instant of the years that the vectors cover, the hours around the changes of clocks more often. */
const instants = fc.oneof(
  fc.integer({ min: Date.UTC(2025, 0, 2), max: Date.UTC(2028, 11, 30) }),
  fc
    .tuple(
      fc.constantFrom('2025-03-09', '2025-11-02', '2026-03-08', '2026-11-01', '2027-03-14', '2027-11-07'),
      fc.integer({ min: 0, max: 24 * HOUR }),
    )
    .map(([day, ms]) => Date.parse(`${day}T00:00:00Z`) + ms),
) as fc.Arbitrary<Instant>

describe('U1: the month runs from the 1st, 00:00 Pacific Time, to the next 1st', () => {
  test.each(vectors.months)('U1: $month starts at $startsAt', ({ month, startsAt }) => {
    expect(isoInstant(monthStart(month as UsageMonth))).toBe(startsAt)
    expect(usageMonthOf(parseInstant(startsAt))).toBe(month)
    expect(usageMonthOf((parseInstant(startsAt) - 1) as Instant)).not.toBe(month)
  })

  test.each(vectors.edges)('U1: $at is $pacific in Pacific Time, in $month', ({ at, month, pacific }) => {
    const instant = parseInstant(at)
    const { year, month: number, day, hour, minute, second } = wallTimeAt(instant, PACIFIC)
    const two = (value: number) => String(value).padStart(2, '0')
    expect(`${year}-${two(number)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`).toBe(pacific)
    expect(usageMonthOf(instant)).toBe(month)
    expect(pacificDateOf(instant)).toBe(pacific.slice(0, 10))
  })

  test('U1: every instant lies in its month, half-open, and months meet without a gap', () => {
    fc.assert(
      fc.property(instants, instant => {
        const month = usageMonthOf(instant)
        expect(monthStart(month)).toBeLessThanOrEqual(instant)
        expect(instant).toBeLessThan(resetOf(month))
        expect(resetOf(month)).toBe(monthStart(nextMonth(month)))
      }),
    )
  })
})

describe('Wall times', () => {
  test('an instant read as Pacific wall time comes back, but for the hour that autumn shows twice', () => {
    fc.assert(
      fc.property(instants, instant => {
        const whole = (Math.floor(instant / 1000) * 1000) as Instant
        const back = instantOf(wallTimeAt(whole, PACIFIC), PACIFIC)
        expect([0, HOUR]).toContain(Math.abs(back - whole))
        expect(wallTimeAt(back, PACIFIC)).toEqual(wallTimeAt(whole, PACIFIC))
      }),
    )
  })

  test.each([
    ['2026-03-08T01:30:00', '2026-03-08T09:30:00.000Z'],
    ['2026-03-08T03:30:00', '2026-03-08T10:30:00.000Z'],
    ['2026-11-01T00:30:00', '2026-11-01T07:30:00.000Z'],
    ['2026-11-01T02:30:00', '2026-11-01T10:30:00.000Z'],
  ])('%s Pacific is %s, beside a change of clocks', (wall, iso) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = wall.split(/\D/).map(Number)
    expect(isoInstant(instantOf({ year, month, day, hour, minute, second }, PACIFIC))).toBe(iso)
  })

  test('a time that spring skips becomes one beside the gap', () => {
    const skipped = { year: 2026, month: 3, day: 8, hour: 2, minute: 30, second: 0 }
    const { hour, minute } = wallTimeAt(instantOf(skipped, PACIFIC), PACIFIC)
    expect([1, 3]).toContain(hour)
    expect(minute).toBe(30)
  })
})
