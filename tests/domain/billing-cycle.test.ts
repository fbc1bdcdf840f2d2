import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, boundariesOf, CYCLE_MONTHS, cycleAt, daysFrom } from '#domain/billing-cycle.ts'
import type { Cents, Instant, PacificDate } from '#domain/brand.ts'
import { prorate, remainingOn } from '#domain/proration.ts'
import { dayStart, pacificDateOf } from '#domain/usage-month.ts'

const date = (text: string) => text as PacificDate
const dayAfter = (from: PacificDate, days: number) =>
  date(new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10))
/** All days from one to another, the last left out. */
const daysOf = (from: string, to: string) =>
  Array.from({ length: daysFrom(date(from), date(to)) }, (_, offset) => dayAfter(date(from), offset))

/** Anchors on which clamping, leap days and the turn of the year fall. */
const anchors = ['2024-02-29', '2025-12-31', '2026-01-30', '2026-01-31', '2026-03-31', '2027-08-15']

/** B5 as it is written, in fractions of whole numbers, without the code's own parts. */
function byTheRule(
  price: number,
  { start, kind, day }: { start: number[]; kind: number; day: string },
): number {
  const clamped = (k: number) => {
    const [year = 0, month = 1, of = 1] = start
    const index = year * 12 + month - 1 + k
    const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
    const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
    const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
    return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(of, length)).padStart(2, '0')}`
  }
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
  let k = 0
  while (clamped(k + 1) <= day) k += 1
  const [left, month] = [days(day, clamped(k + 1)), days(clamped(k), clamped(k + 1))]
  // Half up: the whole part of twice the fraction and one, halved.
  const [top, bottom] = [price * ((kind - k - 1) * month + left), kind * month]
  return Math.floor((2 * top + bottom) / (2 * bottom))
}

describe('B5: every day of every cycle', () => {
  test.each(anchors)(
    'B5: from %s on, every day lies in one cycle, and cycles follow without a gap',
    anchor => {
      for (const kind of ['monthly', 'yearly'] as const) {
        let cycle = cycleAt(date(anchor), { kind, anchor: date(anchor) })
        for (const day of daysOf(anchor, '2031-03-02')) {
          if (day === cycle.end) {
            const next = cycleAt(day, { kind, anchor: date(anchor) })
            expect(next.start).toBe(cycle.end)
            cycle = next
          }
          expect(cycleAt(day, { kind, anchor: date(anchor) })).toEqual(cycle)
        }
      }
    },
  )

  test.each(anchors)('B5: from %s on, each boundary is the cycle’s start plus k months, clamped', anchor => {
    const day = Number(anchor.slice(8))
    for (const kind of ['monthly', 'yearly'] as const) {
      for (let count = 0; count < 60 / CYCLE_MONTHS[kind]; count += 1) {
        const cycle = cycleAt(addMonths(date(anchor), count * CYCLE_MONTHS[kind]), {
          kind,
          anchor: date(anchor),
        })
        for (const boundary of boundariesOf(cycle)) {
          const [year = 0, month = 1] = boundary.split('-').map(Number)
          const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
          expect(Number(boundary.slice(8))).toBe(Math.min(day, last))
        }
      }
    }
  })

  test.each(anchors)('B5: from %s on, day by day, the amount is the rule’s, and never rises', anchor => {
    const start = anchor.split('-').map(Number)
    for (const [kind, price] of [
      ['yearly', 40_000],
      ['yearly', 33_333],
      ['monthly', 2_000],
      ['monthly', 4_999],
    ] as const) {
      const cycle = cycleAt(date(anchor), { kind, anchor: date(anchor) })
      let before = price as number
      for (const day of daysOf(cycle.start, cycle.end)) {
        const amount = prorate(price as Cents, remainingOn(day, cycle))
        expect(amount).toBe(byTheRule(price, { start, kind: CYCLE_MONTHS[kind], day }))
        expect(amount).toBeLessThanOrEqual(before)
        before = amount
      }
      expect(before).toBeGreaterThan(0)
    }
  })

  test('B5: at every boundary price × remaining months / N, half up', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...anchors),
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.nat(20),
        (anchor, price, count) => {
          const cycle = cycleAt(addMonths(date(anchor), 12 * count), { kind: 'yearly', anchor: date(anchor) })
          for (const [k, boundary] of boundariesOf(cycle).slice(0, -1).entries()) {
            const exact = Math.floor((2 * price * (12 - k) + 12) / 24)
            expect(prorate(price as Cents, remainingOn(boundary, cycle))).toBe(exact)
          }
        },
      ),
    )
  })
})

describe('B5: leap years', () => {
  test('B5: a year from February 29 ends on the 28th, and on the 29th again four years on', () => {
    const of = { kind: 'yearly', anchor: date('2024-02-29') } as const
    expect(cycleAt(date('2025-02-27'), of)).toMatchObject({ start: '2024-02-29', end: '2025-02-28' })
    expect(cycleAt(date('2025-02-28'), of)).toMatchObject({ start: '2025-02-28', end: '2026-02-28' })
    expect(cycleAt(date('2028-02-28'), of)).toMatchObject({ start: '2027-02-28', end: '2028-02-29' })
  })

  test('B5: February 15 leaves 15 of 29 days in a leap year, 14 of 28 in another', () => {
    for (const [year, days, daysInMonth] of [
      [2028, 15, 29],
      [2027, 14, 28],
      [2100, 14, 28],
    ]) {
      const cycle = cycleAt(date(`${year}-02-15`), { kind: 'monthly', anchor: date(`${year}-02-01`) })
      expect(remainingOn(date(`${year}-02-15`), cycle)).toEqual({ months: 0, days, daysInMonth, of: 1 })
    }
  })
})

describe('B5: the day is Pacific', () => {
  test.each([
    // The last second of June 30 and the first of July 1, in summer time.
    ['2026-07-01T06:59:59.999Z', '2026-06-30', 20_111],
    ['2026-07-01T07:00:00.000Z', '2026-07-01', 20_000],
    // In winter time.
    ['2026-12-01T07:59:59.999Z', '2026-11-30', 3_444],
    ['2026-12-01T08:00:00.000Z', '2026-12-01', 3_333],
    // The days on which clocks change have 23 and 25 hours, and are days like any other.
    ['2026-03-08T08:00:00.000Z', '2026-03-08', 32_581],
    ['2026-03-09T06:59:59.999Z', '2026-03-08', 32_581],
    ['2026-11-01T07:00:00.000Z', '2026-11-01', 6_667],
    ['2026-11-02T07:59:59.999Z', '2026-11-01', 6_667],
  ])('B5: at %s it is %s, and of 400 dollars a year %i cents are left', (at, day, left) => {
    const today = pacificDateOf(Date.parse(at) as Instant)
    const cycle = cycleAt(today, { kind: 'yearly', anchor: date('2026-01-01') })
    expect([today, prorate(40_000 as Cents, remainingOn(today, cycle))]).toEqual([day, left])
  })

  test('B10: a day starts at 00:00 Pacific, whatever the clocks do', () => {
    for (const day of daysOf('2026-01-01', '2028-01-01')) {
      const start = dayStart(day)
      expect(pacificDateOf(start)).toBe(day)
      expect(pacificDateOf((start - 1) as Instant)).toBe(dayAfter(day, -1))
    }
  })
})
