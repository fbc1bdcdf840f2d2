import { describe, expect, test } from 'vitest'
import { PACK_IDS, packs, QUANTITY_MAX } from '#domain/add-ons.ts'
import { CYCLE_MONTHS } from '#domain/billing-cycle.ts'
import type { PacificDate } from '#domain/brand.ts'
import { expiryProblem } from '#domain/card-expiry.ts'
import { attemptsBy, nextAttemptOn } from '#domain/dunning.ts'
import { DECLINES, type Decline } from '#domain/payment.ts'
import { PLAN_IDS, plans } from '#domain/plans.ts'
import { testCards } from '#domain/test-cards.ts'

const date = (text: string) => text as PacificDate

describe('prices', () => {
  test('B2: the packs: Actions a month, price per month and per year', () => {
    expect(PACK_IDS.map(id => [packs[id].actions, packs[id].price.monthly, packs[id].price.yearly])).toEqual([
      [1_000, 2_000, 20_000],
      [5_000, 4_000, 40_000],
      [25_000, 10_000, 100_000],
      [100_000, 30_000, 300_000],
    ])
    expect(QUANTITY_MAX).toBe(20)
  })

  test('B11: the plans’ prices per member: month, year; Enterprise by contract', () => {
    expect(PLAN_IDS.map(id => plans[id].price && [plans[id].price.monthly, plans[id].price.yearly])).toEqual([
      [0, 0],
      [1_000, 8_400],
      [1_900, 14_400],
      [2_900, 22_800],
      null,
    ])
  })

  test('B11: a higher plan costs more in either rhythm, so that its part is never less than the credit', () => {
    const sold = PLAN_IDS.map(id => plans[id].price).filter(price => price !== null)
    for (const [index, price] of sold.slice(1).entries()) {
      expect(price.monthly).toBeGreaterThan(sold[index]?.monthly ?? 0)
      expect(price.yearly).toBeGreaterThan(sold[index]?.yearly ?? 0)
      expect(price.yearly).toBeLessThanOrEqual(price.monthly * CYCLE_MONTHS.yearly)
    }
  })
})

describe('B10: attempts', () => {
  test.each([
    ['2027-01-01', ['2027-01-01', '2027-01-04', '2027-01-07', '2027-01-10', null]],
    // Over the end of a month, a leap day, and a day on which clocks change.
    ['2026-12-28', ['2026-12-28', '2026-12-31', '2027-01-03', '2027-01-06', null]],
    ['2028-02-27', ['2028-02-27', '2028-03-01', '2028-03-04', '2028-03-07', null]],
    ['2026-10-31', ['2026-10-31', '2026-11-03', '2026-11-06', '2026-11-09', null]],
  ])('B10: a renewal first declined on %s is charged on days 0, 3, 6 and 9', (since, on) => {
    expect([0, 1, 2, 3, 4].map(attempts => nextAttemptOn(date(since), attempts))).toEqual(on)
  })

  test('B10: days that were missed are caught up by one attempt', () => {
    const days = Array.from({ length: 12 }, (_, day) => `2027-01-${String(day + 1).padStart(2, '0')}`)
    expect(days.map(day => attemptsBy(date(day), date('2027-01-01')))).toEqual([
      ...[1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4],
    ])
    expect(attemptsBy(date('2029-01-01'), date('2027-01-01'))).toBe(4)
  })
})

describe('B9: when a card ends', () => {
  test.each([
    [8, 2029, '2029-08-31', null],
    [8, 2029, '2029-09-01', 'expired'],
    [12, 2026, '2026-12-31', null],
    [12, 2026, '2027-01-01', 'expired'],
    [1, 2027, '2026-12-31', null],
    [2, 2028, '2028-02-29', null],
    [0, 2029, '2026-07-01', 'invalid'],
    [13, 2029, '2026-07-01', 'invalid'],
    [7, 2046, '2026-07-01', null],
    [1, 2047, '2026-07-01', 'invalid'],
  ] as const)('B9: %i/%i on %s: %s', (month, year, today, problem) => {
    expect(expiryProblem({ month, year }, date(today))).toBe(problem)
  })
})

describe('B8: test cards', () => {
  test('B8: for each way in which a card is declined there is a test card', () => {
    const shown = new Set<Decline | null>(
      testCards.map(({ behaviour }) =>
        behaviour.kind === 'passes'
          ? null
          : behaviour.kind === 'challenges'
            ? behaviour.declines
            : behaviour.decline,
      ),
    )
    // Not passing 3-D Secure is its own; having no card needs none.
    const others: Decline[] = ['authentication_failed', 'no_card']
    expect(DECLINES.filter(decline => !shown.has(decline))).toEqual(others)
  })

  test('B9: tokens tell the cards apart, and hold no number', () => {
    expect(new Set(testCards.map(({ token }) => token)).size).toBe(testCards.length)
    for (const { token } of testCards) expect(token).toMatch(/^tok_[a-z_]+(_2)?$/)
  })
})
