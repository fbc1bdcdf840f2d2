import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, boundariesOf, type Cycle, cycleAt, daysFrom } from '#domain/billing-cycle.ts'
import type { Cents, PacificDate } from '#domain/brand.ts'
import { prorate, remainingOn } from '#domain/proration.ts'
import vectors from '../vectors/proration.json' with { type: 'json' }

const date = (text: string) => text as PacificDate
const cents = (amount: number) => amount as Cents

describe('B5: proration', () => {
  test.each(vectors)(
    'B5: $id, $source',
    ({ cycleStart, cycleEnd, changeOn, fullPriceCents, expectedCents }) => {
      const kind = daysFrom(date(cycleStart), date(cycleEnd)) > 31 ? 'yearly' : 'monthly'
      const cycle = cycleAt(date(changeOn), { kind, anchor: date(cycleStart) })
      expect(cycle).toMatchObject({ start: cycleStart, end: cycleEnd })
      expect(prorate(cents(fullPriceCents), remainingOn(date(changeOn), cycle))).toBe(expectedCents)
    },
  )

  test('B5: six months left of a $400 year is exactly $200.00', () => {
    const cycle = cycleAt(date('2026-07-01'), { kind: 'yearly', anchor: date('2026-01-01') })
    const remaining = remainingOn(date('2026-07-01'), cycle)
    expect(remaining).toEqual({ months: 5, days: 31, daysInMonth: 31, of: 12 })
    expect(prorate(cents(40_000), remaining)).toBe(20_000)
  })

  test('a day outside of the cycle is an error', () => {
    const cycle = cycleAt(date('2026-07-01'), { kind: 'monthly', anchor: date('2026-07-01') })
    for (const day of ['2026-06-30', '2026-08-01']) {
      expect(() => remainingOn(date(day), cycle)).toThrow(RangeError)
    }
    expect(() => cycleAt(date('2026-06-30'), cycle)).toThrow(RangeError)
  })
})

const anchors = fc
  .date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2032-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map(at => date(at.toISOString().slice(0, 10)))
const kinds = fc.constantFrom('monthly' as const, 'yearly' as const)
const prices = fc.integer({ min: 0, max: 6_000_000 }).map(cents)
const dayIn = (cycle: Cycle, offset: number): PacificDate => {
  const at = Date.parse(cycle.start) + (offset % daysFrom(cycle.start, cycle.end)) * 86_400_000
  return date(new Date(at).toISOString().slice(0, 10))
}
const somewhere = fc
  .record({ anchor: anchors, kind: kinds, cycles: fc.nat(40), offset: fc.nat(366) })
  .map(({ anchor, kind, cycles, offset }) => {
    const months = (kind === 'yearly' ? 12 : 1) * cycles
    const cycle = cycleAt(addMonths(anchor, months), { kind, anchor })
    return { cycle, day: dayIn(cycle, offset) }
  })

describe('B5: for every cycle, day and price', () => {
  test('B5: never more than the price nor below zero, and all of it on the first day', () => {
    fc.assert(
      fc.property(somewhere, prices, ({ cycle, day }, price) => {
        const amount = prorate(price, remainingOn(day, cycle))
        expect(Number.isInteger(amount)).toBe(true)
        expect(amount).toBeGreaterThanOrEqual(0)
        expect(amount).toBeLessThanOrEqual(price)
        expect(prorate(price, remainingOn(cycle.start, cycle))).toBe(price)
      }),
    )
  })

  test('B5: never rising with time', () => {
    fc.assert(
      fc.property(somewhere, prices, ({ cycle }, price) => {
        const days = daysFrom(cycle.start, cycle.end)
        const amounts = Array.from({ length: days }, (_, offset) =>
          prorate(price, remainingOn(dayIn(cycle, offset), cycle)),
        )
        expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
      }),
      { numRuns: 40 },
    )
  })

  test('B5: exact at every month’s boundary', () => {
    fc.assert(
      fc.property(somewhere, fc.integer({ min: 0, max: 400_000 }), ({ cycle }, twelfth) => {
        const boundaries = boundariesOf(cycle)
        const of = boundaries.length - 1
        for (const [k, boundary] of boundaries.slice(0, -1).entries()) {
          expect(prorate(cents(twelfth * of), remainingOn(boundary, cycle))).toBe(twelfth * (of - k))
        }
      }),
    )
  })

  test('B5: one line of many costs what many lines of one do, within their rounding', () => {
    fc.assert(
      fc.property(somewhere, prices, fc.integer({ min: 1, max: 20 }), ({ cycle, day }, price, quantity) => {
        const remaining = remainingOn(day, cycle)
        const together = prorate(cents(price * quantity), remaining)
        const apart = prorate(price, remaining) * quantity
        expect(Math.abs(together - apart)).toBeLessThanOrEqual(quantity / 2)
      }),
    )
  })

  test('B5: boundaries rise, begin and end with the cycle, and cycles follow one another without a gap', () => {
    fc.assert(
      fc.property(somewhere, ({ cycle, day }) => {
        const boundaries = boundariesOf(cycle)
        expect(boundaries[0]).toBe(cycle.start)
        expect(boundaries.at(-1)).toBe(cycle.end)
        expect(boundaries).toEqual([...new Set(boundaries)].sort())
        expect(cycleAt(day, cycle)).toEqual(cycle)
        expect(cycleAt(cycle.end, cycle).start).toBe(cycle.end)
      }),
    )
  })
})

describe('B5: the end of a month', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(date(from), months)).toBe(to)
  })

  test('a cycle that began on a 31st does not slide to the 28th', () => {
    const of = { kind: 'monthly', anchor: date('2026-01-31') } as const
    expect(cycleAt(date('2026-02-28'), of)).toMatchObject({ start: '2026-02-28', end: '2026-03-31' })
    expect(cycleAt(date('2026-03-30'), of)).toMatchObject({ start: '2026-02-28', end: '2026-03-31' })
    expect(cycleAt(date('2026-04-30'), of)).toMatchObject({ start: '2026-04-30', end: '2026-05-31' })
  })
})
