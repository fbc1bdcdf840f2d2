import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PACK_IDS, packs, QUANTITY_MAX } from '#domain/add-ons.ts'
import { addMonths, CYCLE_KINDS, CYCLE_MONTHS, cycleAt, daysFrom } from '#domain/billing-cycle.ts'
import type { Cents, PacificDate } from '#domain/brand.ts'
import {
  type AddOn,
  actionsOf,
  type PricedOrder,
  priceRenewal,
  type Subscription,
  taxOn,
  type Wanted,
} from '#domain/order.ts'
import { PLAN_IDS, type PlanId, plans } from '#domain/plans.ts'
import { priceOrder } from '#domain/price-order.ts'

const date = (text: string) => text as PacificDate
const cents = (amount: number) => amount as Cents
const dayAfter = (from: PacificDate, days: number) =>
  date(new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10))

const days = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2033-01-01'), noInvalidDate: true })
  .map(at => date(at.toISOString().slice(0, 10)))
const kinds = fc.constantFrom(...CYCLE_KINDS)
const cycles = fc
  .record({ anchor: days, kind: kinds, count: fc.nat(30) })
  .map(({ anchor, kind, count }) => cycleAt(addMonths(anchor, count * CYCLE_MONTHS[kind]), { kind, anchor }))
const packIds = fc.constantFrom(...PACK_IDS)
const quantities = fc.integer({ min: 1, max: QUANTITY_MAX })
const seats = fc.integer({ min: 1, max: 400 })
const rates = fc.oneof(fc.constantFrom(0, 725, 2_000, 10_000), fc.integer({ min: 0, max: 10_000 }))
const addOns: fc.Arbitrary<AddOn[]> = fc.array(
  fc.record({ pack: packIds, quantity: quantities, boughtOn: days, ends: fc.boolean() }),
  { maxLength: 4 },
)
/** A plan and a higher one that has a price. */
const steps = fc.constantFrom(
  ...(
    [
      ['unlimited', 'business'],
      ['unlimited', 'business_plus'],
      ['business', 'business_plus'],
    ] satisfies [PlanId, PlanId][]
  ).map(([from, to]) => ({ from, to })),
)

type Given = Partial<Subscription> & { wanted: Wanted; today: PacificDate; taxRate?: number }

function priced({ wanted, today, taxRate = 0, ...bought }: Given): PricedOrder {
  const subscription: Subscription = {
    ...{ plan: 'business', seats: 3, cycle: null, isPaid: true, addOns: [] },
    ...bought,
  }
  const answer = priceOrder({ subscription, wanted, today, taxRate })
  return answer.kind === 'priced' ? answer.order : expect.fail(`refused: ${answer.reason}`)
}

const refusal = (subscription: Subscription, wanted: Wanted, today = '2026-07-01') => {
  const answer = priceOrder({ subscription, wanted, today: date(today), taxRate: 0 })
  return answer.kind === 'refused' ? answer.reason : null
}

const year2026 = cycleAt(date('2026-07-01'), { kind: 'yearly', anchor: date('2026-01-01') })

/** Any add-on or upgrade on any day of any cycle. */
const orders = fc
  .record({ cycle: cycles, offset: fc.nat(365), pack: packIds, quantity: quantities, seats, rate: rates })
  .chain(({ cycle, offset, pack, quantity, seats: of, rate }) => {
    const today = dayAfter(cycle.start, offset % daysFrom(cycle.start, cycle.end))
    const given = { cycle, today, seats: of, taxRate: rate }
    return fc.oneof(
      fc.constant({ ...given, wanted: { kind: 'add_on', pack, quantity } satisfies Wanted }),
      steps.map(({ from, to }) => ({
        ...given,
        plan: from,
        wanted: { kind: 'upgrade', plan: to, cycle: cycle.kind } satisfies Wanted,
      })),
    )
  })

describe('B3: every order, on any day of any cycle', () => {
  test('B3, B6: the lines add up to the subtotal, and with the tax, rounded half up once, to the total', () => {
    fc.assert(
      fc.property(orders, given => {
        const { lines, subtotal, tax, total } = priced(given)
        expect(subtotal).toBe(lines.reduce((sum, { due }) => sum + due, 0))
        // In whole numbers: 10,000 tax - subtotal × rate is within half a cent, and half a cent goes up.
        const off = 10_000 * tax - subtotal * given.taxRate
        expect(off).toBeGreaterThan(-5_000)
        expect(off).toBeLessThanOrEqual(5_000)
        expect(total).toBe(subtotal + tax)
        for (const amount of [subtotal, tax, total, ...lines.flatMap(line => [line.price, line.due])]) {
          expect(Number.isSafeInteger(amount)).toBe(true)
        }
      }),
    )
  })

  test('B5, B11: due today is more than nothing, and never more than the price of the whole cycle', () => {
    fc.assert(
      fc.property(orders, given => {
        const { lines, subtotal, renews } = priced(given)
        expect(subtotal).toBeGreaterThan(0)
        expect(subtotal).toBeLessThanOrEqual(renews)
        for (const { price, due } of lines) expect(Math.abs(due)).toBeLessThanOrEqual(price)
      }),
    )
  })

  test('B3, B5: what is paid for begins today and ends with the cycle, which the order leaves as it is', () => {
    fc.assert(
      fc.property(orders, given => {
        const order = priced(given)
        expect(order.period).toEqual({ from: given.today, to: given.cycle.end })
        expect(order.cycle).toEqual(given.cycle)
      }),
    )
  })

  test('B5: day by day through a cycle, no order becomes dearer', () => {
    fc.assert(
      fc.property(orders, given => {
        const { cycle } = given
        const length = daysFrom(cycle.start, cycle.end)
        const totals = Array.from(
          { length },
          (_, offset) => priced({ ...given, today: dayAfter(cycle.start, offset) }).lines[0]?.due ?? 0,
        )
        expect(totals).toEqual(totals.toSorted((a, b) => b - a))
      }),
      { numRuns: 30 },
    )
  })
})

describe('B2, B5: add-ons', () => {
  test('B2, B5: n packs at once and n times one are at most n/2 cents apart', () => {
    fc.assert(
      fc.property(cycles, fc.nat(365), packIds, quantities, (cycle, offset, pack, quantity) => {
        const today = dayAfter(cycle.start, offset % daysFrom(cycle.start, cycle.end))
        const due = (count: number) =>
          priced({ cycle, today, wanted: { kind: 'add_on', pack, quantity: count } }).total
        expect(Math.abs(due(quantity) - quantity * due(1))).toBeLessThanOrEqual(quantity / 2)
      }),
    )
  })

  test('B2, B5: $400 a year with six months left is $200.00; all of it on the first day', () => {
    const wanted: Wanted = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }
    expect(priced({ cycle: year2026, today: date('2026-07-01'), wanted })).toMatchObject({
      lines: [{ price: 40_000, due: 20_000 }],
      ...{ subtotal: 20_000, tax: 0, total: 20_000, renews: 40_000 },
    })
    expect(priced({ cycle: year2026, today: date('2026-01-01'), wanted })).toMatchObject({
      lines: [{ price: 40_000, due: 40_000, remaining: null }],
      total: 40_000,
    })
  })

  test('B2: no plan below Business buys them', () => {
    const wanted: Wanted = { kind: 'add_on', pack: 'actions_1000', quantity: 1 }
    const answers = PLAN_IDS.map(plan =>
      refusal({ plan, seats: 1, cycle: year2026, isPaid: true, addOns: [] }, wanted),
    )
    expect(answers).toEqual(['plan_sells_no_add_ons', 'plan_sells_no_add_ons', null, null, null])
  })
})

describe('B11: upgrades', () => {
  test('B11: the new plan’s part less the old one’s, both by B5', () => {
    fc.assert(
      fc.property(cycles, fc.nat(365), steps, seats, (cycle, offset, { from, to }, of) => {
        const today = dayAfter(cycle.start, offset % daysFrom(cycle.start, cycle.end))
        const wanted: Wanted = { kind: 'upgrade', plan: to, cycle: cycle.kind }
        const { lines, subtotal, renews } = priced({ plan: from, cycle, today, seats: of, wanted })
        const price = (plan: PlanId) => (plans[plan].price?.[cycle.kind] ?? 0) * of
        const [bought, credit] = lines
        expect(lines).toHaveLength(2)
        expect(bought).toMatchObject({ item: { kind: 'plan', plan: to, seats: of }, price: price(to) })
        expect(credit).toMatchObject({ item: { kind: 'plan', plan: from, seats: of }, price: price(from) })
        expect(credit?.due).toBeLessThanOrEqual(0)
        expect(credit?.remaining).toEqual(bought?.remaining)
        // Each line is rounded for itself, so the difference is within a cent of the difference's part.
        const left = bought?.remaining
        const part = left ? (left.months + left.days / left.daysInMonth) / left.of : 1
        expect(Math.abs(subtotal - (price(to) - price(from)) * part)).toBeLessThanOrEqual(1)
        expect(renews).toBe(price(to))
      }),
    )
  })

  test('B11: what was not paid for is no credit, and what costs nothing leaves none', () => {
    fc.assert(
      fc.property(cycles, fc.nat(365), steps, seats, (cycle, offset, { from, to }, of) => {
        const today = dayAfter(cycle.start, offset % daysFrom(cycle.start, cycle.end))
        const wanted: Wanted = { kind: 'upgrade', plan: to, cycle: cycle.kind }
        const paid = priced({ plan: from, cycle, today, seats: of, wanted })
        const unpaid = priced({ plan: from, cycle, isPaid: false, today, seats: of, wanted })
        const fromFree = priced({ plan: 'free', cycle, today, seats: of, wanted })
        expect(unpaid.lines).toEqual(paid.lines.slice(0, 1))
        expect(unpaid.total).toBe(paid.lines[0]?.due)
        expect(fromFree).toEqual(unpaid)
      }),
    )
  })

  test('B11: from Free a new cycle starts that day, monthly or yearly, paid for in full', () => {
    fc.assert(
      fc.property(days, kinds, seats, (today, kind, of) => {
        const wanted: Wanted = { kind: 'upgrade', plan: 'unlimited', cycle: kind }
        const { lines, total, cycle, period } = priced({
          plan: 'free',
          cycle: null,
          today,
          seats: of,
          wanted,
        })
        const price = (plans.unlimited.price?.[kind] ?? 0) * of
        expect(lines).toEqual([
          { item: { kind: 'plan', plan: 'unlimited', seats: of }, price, remaining: null, due: price },
        ])
        expect(total).toBe(price)
        expect(cycle).toEqual({
          kind,
          anchor: today,
          start: today,
          end: addMonths(today, CYCLE_MONTHS[kind]),
        })
        expect(period).toEqual({ from: today, to: cycle.end })
      }),
    )
  })

  test('B11: only upwards, never to a plan by contract, and in the rhythm of the running cycle', () => {
    const to = (plan: PlanId): Wanted => ({ kind: 'upgrade', plan, cycle: 'yearly' })
    const table = PLAN_IDS.map(plan => {
      const cycle = plan === 'free' ? null : year2026
      return PLAN_IDS.map(wanted => refusal({ plan, seats: 2, cycle, isPaid: true, addOns: [] }, to(wanted)))
    })
    const [no, contract] = ['not_an_upgrade', 'by_contract']
    expect(table).toEqual([
      [no, null, null, null, contract],
      [no, no, null, null, contract],
      [no, no, no, null, contract],
      [no, no, no, no, contract],
      [no, no, no, no, no],
    ])
    const monthly: Wanted = {
      ...to('business_plus'),
      kind: 'upgrade',
      plan: 'business_plus',
      cycle: 'monthly',
    }
    expect(refusal({ plan: 'business', seats: 2, cycle: year2026, isPaid: true, addOns: [] }, monthly)).toBe(
      'cycle_is_fixed',
    )
  })
})

describe('B10: renewals', () => {
  const renewal = (subscription: Partial<Subscription>, taxRate = 0) =>
    priceRenewal({
      subscription: { plan: 'business', seats: 3, cycle: year2026, addOns: [], ...subscription },
      taxRate,
    })

  test('B10: the plan and the add-ons that go on, each for a whole cycle, in one sum', () => {
    fc.assert(
      fc.property(cycles, seats, rates, addOns, (cycle, of, taxRate, bought) => {
        const { lines, subtotal, tax, total } = renewal({ cycle, seats: of, addOns: bought }, taxRate)
        const going = bought.filter(({ ends }) => !ends)
        expect(lines.map(({ item }) => item)).toEqual([
          { kind: 'plan', plan: 'business', seats: of },
          ...going.map(({ pack, quantity }) => ({ kind: 'add_on', pack, quantity })),
        ])
        const sum = going.reduce(
          (all, { pack, quantity }) => all + packs[pack].price[cycle.kind] * quantity,
          (plans.business.price?.[cycle.kind] ?? 0) * of,
        )
        expect(lines.every(({ price, due, remaining }) => price === due && remaining === null)).toBe(true)
        expect({ subtotal, tax, total }).toEqual({
          subtotal: sum,
          tax: taxOn(cents(sum), taxRate),
          total: sum + taxOn(cents(sum), taxRate),
        })
      }),
    )
  })

  test('B10: on a plan that cannot buy them no add-on is renewed; by contract only add-ons are', () => {
    const bought: AddOn[] = [{ pack: 'actions_5000', quantity: 2, boughtOn: date('2026-07-01'), ends: false }]
    expect(renewal({ plan: 'unlimited', addOns: bought }).total).toBe(3 * 8_400)
    expect(renewal({ plan: 'enterprise', addOns: bought })).toMatchObject({
      lines: [{ item: { kind: 'add_on' }, due: 80_000 }],
      total: 80_000,
    })
    expect(renewal({ plan: 'enterprise' })).toEqual({ lines: [], subtotal: 0, tax: 0, total: 0 })
    expect(renewal({ plan: 'free', cycle: null, addOns: bought }).total).toBe(0)
  })
})

describe('B3: tax', () => {
  test.each([
    // Half a cent goes up: 1.5, 2.5, 0.5.
    [10, 1_500, 2],
    [50, 500, 3],
    [1, 5_000, 1],
    [1, 4_999, 0],
    [20_000, 0, 0],
    [20_000, 2_000, 4_000],
    [20_000, 10_000, 20_000],
    [600_000_000, 725, 43_500_000],
  ])('B3: on %i cents at %i of 10,000 it is %i', (amount, rate, tax) => {
    expect(taxOn(cents(amount), rate)).toBe(tax)
  })

  test('B3, B6: once, on the subtotal: not line by line', () => {
    // Two lines of 5 and 5 cents at 10 % would be 0.5 + 0.5, each up: 2 cents. Once it is 1.
    expect(taxOn(cents(5), 1_000) * 2).toBe(2)
    expect(taxOn(cents(10), 1_000)).toBe(1)
    const addOn = { pack: 'actions_1000' as const, quantity: 1, boughtOn: date('2026-01-01'), ends: false }
    const taxRate = 1
    const { lines, subtotal, tax } = priceRenewal({
      subscription: { plan: 'enterprise', seats: 1, cycle: year2026, addOns: Array(3).fill(addOn) },
      taxRate,
    })
    expect(lines.reduce((sum, { due }) => sum + taxOn(due, taxRate), 0)).toBe(6)
    expect(tax).toBe(taxOn(subtotal, taxRate))
  })
})

test('B2: packs stack: their Actions add up', () => {
  expect(
    actionsOf([
      { pack: 'actions_1000', quantity: 20 },
      { pack: 'actions_5000', quantity: 1 },
      { pack: 'actions_100000', quantity: 2 },
    ]),
  ).toBe(225_000)
  expect(actionsOf([])).toBe(0)
})
