import { type PackId, packs } from './add-ons.ts'
import type { Cycle, CycleKind } from './billing-cycle.ts'
import type { Cents, PacificDate } from './brand.ts'
import type { OrderRefusal } from './payment.ts'
import { type PlanId, plans } from './plans.ts'
import type { Remaining } from './proration.ts'

/** What a workspace has bought. `cycle` is null on a plan that costs nothing, unless add-ons are left over from a cycle (B10). */
export type Subscription = {
  plan: PlanId
  /** Members that are paid for. */
  seats: number
  cycle: Cycle | null
  /** Whether the plan was paid for in this cycle: a renewal that was given up was not. */
  isPaid: boolean
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

/** Whatever the day and whatever was paid. */
type NoPrice = Exclude<OrderRefusal, 'past_due' | 'renewing'>
export type Priced = { kind: 'priced'; order: PricedOrder } | { kind: 'refused'; reason: NoPrice }

/** B10: what the next cycle costs: the plan and the add-ons that go on. */
export function priceRenewal({
  subscription: { plan, seats, cycle, addOns },
  taxRate,
}: {
  subscription: Omit<Subscription, 'isPaid'>
  taxRate: number
}): Amounts {
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
export function priceOf(item: Item, kind: CycleKind): Cents {
  switch (item.kind) {
    case 'add_on':
      return (packs[item.pack].price[kind] * item.quantity) as Cents
    case 'plan':
      return ((plans[item.plan].price?.[kind] ?? 0) * item.seats) as Cents
  }
}

/** The tax is rounded half up to the cent, once, on the subtotal. */
export function amountsOf(lines: OrderLine[], taxRate: number): Amounts {
  const subtotal = lines.reduce((sum, { due }) => sum + due, 0) as Cents
  const tax = taxOn(subtotal, taxRate)
  return { lines, subtotal, tax, total: (subtotal + tax) as Cents }
}

/** @param rate per 10,000 */
export function taxOn(amount: Cents, rate: number): Cents {
  return Number((2n * BigInt(amount) * BigInt(rate) + 10_000n) / 20_000n) as Cents
}
