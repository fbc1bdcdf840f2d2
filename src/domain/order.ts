import { type PackId, packs } from './add-ons.ts'
import { type Cycle, type CycleKind, cycleAt } from './billing-cycle.ts'
import type { Cents, PacificDate } from './brand.ts'
import type { OrderRefusal } from './payment.ts'
import { PLAN_IDS, type PlanId, plans } from './plans.ts'
import { prorate, type Remaining, remainingOn } from './proration.ts'

/** What a workspace has bought. `cycle` is null on a plan that costs nothing. */
export type Subscription = {
  plan: PlanId
  /** Members that are paid for. */
  seats: number
  cycle: Cycle | null
  addOns: readonly Pick<AddOn, 'pack' | 'quantity' | 'ends'>[]
}

/** Packs that were bought together. */
export type AddOn = {
  pack: PackId
  /** 1 to QUANTITY_MAX. */
  quantity: number
  boughtOn: PacificDate
  /** B10: cancelled: it stays until the cycle's end and is not renewed. */
  ends: boolean
}

/** What somebody wants to buy. `cycle` counts where a new cycle begins, which is from a plan that costs nothing. */
export type Wanted =
  | { kind: 'add_on'; pack: PackId; quantity: number }
  | { kind: 'upgrade'; plan: PlanId; cycle: CycleKind }

/** What a line is about. */
export type Item =
  | { kind: 'add_on'; pack: PackId; quantity: number }
  | { kind: 'plan'; plan: PlanId; seats: number }

/** B3: one line: what the item costs for a whole cycle, and the part of that which is due. */
export type OrderLine = {
  item: Item
  /** Of the whole quantity for a whole cycle. */
  price: Cents
  /** B5; null where the whole cycle is paid for. */
  remaining: Remaining | null
  /** Negative for a credit: what is left of something that was paid for already (B11). */
  due: Cents
}

/** B12: what is charged, to the cent. `subtotal` is the sum of the lines' `due`, `total` that and the tax. */
export type Amounts = { lines: OrderLine[]; subtotal: Cents; tax: Cents; total: Cents }

export type PricedOrder = Amounts & {
  /** What is paid for: from today to the cycle's end. */
  period: { from: PacificDate; to: PacificDate }
  /** The cycle that the item is billed in from now on. */
  cycle: Cycle
  /** What the item costs at each renewal, before tax. */
  renews: Cents
}

export type Priced = { kind: 'priced'; order: PricedOrder } | { kind: 'refused'; reason: OrderRefusal }

type Pricing = {
  subscription: Subscription
  wanted: Wanted
  /** In Pacific Time; it counts as remaining. */
  today: PacificDate
  /** Per 10,000: 2,000 is 20 %. */
  taxRate: number
}

/**
 * B3, B5, B11: what an order costs today. Refuses what the plan cannot buy, an upgrade that leads to no higher plan or to one
 * by contract, and another rhythm than the running cycle's.
 */
export function priceOrder({ subscription, wanted, today, taxRate }: Pricing): Priced {
  const { plan, seats, cycle } = subscription
  if (wanted.kind === 'add_on') {
    if (!plans[plan].buysAddOns || cycle === null) return refused('plan_sells_no_add_ons')
    const { pack, quantity } = wanted
    const line = lineOf({ kind: 'add_on', pack, quantity }, { cycle, today })
    return priced({ lines: [line], cycle, today, taxRate, renews: line.price })
  }
  const offer = plans[wanted.plan]
  if (PLAN_IDS.indexOf(wanted.plan) <= PLAN_IDS.indexOf(plan)) return refused('not_an_upgrade')
  if (offer.price === null) return refused('by_contract')
  const item: Item = { kind: 'plan', plan: wanted.plan, seats }
  if (cycle === null) {
    const begun = cycleAt(today, { kind: wanted.cycle, anchor: today })
    const line = lineOf(item, { cycle: begun, today })
    return priced({ lines: [line], cycle: begun, today, taxRate, renews: line.price })
  }
  if (wanted.cycle !== cycle.kind) return refused('cycle_is_fixed')
  const line = lineOf(item, { cycle, today })
  const unused = lineOf({ kind: 'plan', plan, seats }, { cycle, today })
  const credit: OrderLine = { ...unused, due: -unused.due as Cents }
  return priced({ lines: [line, credit], cycle, today, taxRate, renews: line.price })
}

/** B10: what the next cycle costs: the plan and the add-ons that go on. */
export function priceRenewal({
  subscription: { plan, seats, cycle, addOns },
  taxRate,
}: Pick<Pricing, 'subscription' | 'taxRate'>): Amounts {
  if (cycle === null) return amountsOf([], taxRate)
  const items: Item[] = addOns
    .filter(addOn => goesOn(addOn, plan))
    .map(({ pack, quantity }) => ({ kind: 'add_on', pack, quantity }))
  if (plans[plan].price !== null) items.unshift({ kind: 'plan', plan, seats })
  const lines = items.map((item): OrderLine => {
    const price = priceOf(item, cycle.kind)
    return { item, price, remaining: null, due: price }
  })
  return amountsOf(lines, taxRate)
}

/** B10: whether an add-on is renewed: it was not cancelled, and the plan can buy it. */
export function goesOn({ ends }: Pick<AddOn, 'ends'>, plan: PlanId): boolean {
  return !ends && plans[plan].buysAddOns
}

/** The Actions a month that add-ons give. */
export function actionsOf(addOns: readonly Pick<AddOn, 'pack' | 'quantity'>[]): number {
  return addOns.reduce((sum, { pack, quantity }) => sum + packs[pack].actions * quantity, 0)
}

/** Of the whole quantity for a whole cycle; a plan by contract costs nothing here. */
function priceOf(item: Item, kind: CycleKind): Cents {
  switch (item.kind) {
    case 'add_on':
      return (packs[item.pack].price[kind] * item.quantity) as Cents
    case 'plan':
      return ((plans[item.plan].price?.[kind] ?? 0) * item.seats) as Cents
  }
}

function lineOf(item: Item, { cycle, today }: { cycle: Cycle; today: PacificDate }): OrderLine {
  const price = priceOf(item, cycle.kind)
  const remaining = today === cycle.start ? null : remainingOn(today, cycle)
  return { item, price, remaining, due: remaining ? prorate(price, remaining) : price }
}

type Parts = { lines: OrderLine[]; cycle: Cycle; today: PacificDate; taxRate: number; renews: Cents }

function priced({ lines, cycle, today, taxRate, renews }: Parts): Priced {
  const period = { from: today, to: cycle.end }
  return { kind: 'priced', order: { ...amountsOf(lines, taxRate), period, cycle, renews } }
}

const refused = (reason: OrderRefusal): Priced => ({ kind: 'refused', reason })

/** The tax is rounded half up to the cent, once, on the subtotal. */
function amountsOf(lines: OrderLine[], taxRate: number): Amounts {
  const subtotal = lines.reduce((sum, { due }) => sum + due, 0) as Cents
  const tax = taxOn(subtotal, taxRate)
  return { lines, subtotal, tax, total: (subtotal + tax) as Cents }
}

/** @param rate per 10,000 */
export function taxOn(amount: Cents, rate: number): Cents {
  return Number((2n * BigInt(amount) * BigInt(rate) + 10_000n) / 20_000n) as Cents
}
