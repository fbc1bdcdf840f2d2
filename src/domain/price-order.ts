import { type Cycle, cycleAt } from './billing-cycle.ts'
import type { Cents, PacificDate } from './brand.ts'
import {
  amountsOf,
  goesOn,
  type Item,
  type OrderLine,
  type Priced,
  priceOf,
  type Subscription,
  type Wanted,
} from './order.ts'
import { PLAN_IDS, type PlanId, plans } from './plans.ts'
import { prorate, remainingOn } from './proration.ts'

type Pricing = {
  subscription: Subscription
  wanted: Wanted
  /** In Pacific Time; it counts as remaining. */
  today: PacificDate
  /** Per 10,000: 2,000 is 20 %. */
  taxRate: number
}

/**
 * B3, B5, B11: what an order costs today, less what is left of a plan that was paid for. Refuses what the plan cannot buy, an upgrade that leads to no higher plan or to one
 * by contract, and another rhythm than the running cycle's.
 */
export function priceOrder({ subscription, wanted, today, taxRate }: Pricing): Priced {
  const { plan, seats, cycle, isPaid } = subscription
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
  const lines = isPaid && credit.due < 0 ? [line, credit] : [line]
  return priced({ lines, cycle, today, taxRate, renews: line.price })
}

/** B10, B11: add-ons that were to end because the plan cannot buy them, and go on with the one that is wanted. */
export function renewedAgain<One extends Subscription['addOns'][number]>(
  plan: PlanId,
  { wanted, addOns }: { wanted: Wanted; addOns: readonly One[] },
): One[] {
  if (wanted.kind === 'add_on') return []
  return addOns.filter(addOn => !goesOn(addOn, plan) && goesOn(addOn, wanted.plan))
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

const refused = (reason: (Priced & { kind: 'refused' })['reason']): Priced => ({ kind: 'refused', reason })
