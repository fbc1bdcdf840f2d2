import { type Cycle, type CycleKind, cycleAt } from '#domain/billing-cycle.ts'
import type { AddOnId, Instant, InvoiceId, PacificDate } from '#domain/brand.ts'
import { type Amounts, actionsOf, goesOn, priceRenewal, type Wanted } from '#domain/order.ts'
import type { PlanId } from '#domain/plans.ts'
import type { priceOrder } from '#domain/price-order.ts'
import { dayStart, pacificDateOf } from '#domain/usage-month.ts'
import type { BillingDetails, Invoice, StoredAddOn } from '#service/billing/billing-collections.ts'
import { timedId } from '#service/firing/outbox.ts'

/**
 * What became of what is billed. Begun: a plan bought after Free Forever, with which its cycle begins. Bought: anything else,
 * with the prices that the first screen's story does without. Set: by contract or by a designer, without a charge; a workspace
 * that had no cycle has one from then on.
 */
export type BillingEvent = { at: Instant } & (
  | { kind: 'begun'; plan: PlanId; cycle: CycleKind }
  | { kind: 'bought'; wanted: Wanted; cancelled: boolean; price: typeof priceOrder }
  | { kind: 'set'; plan: PlanId; cycle: CycleKind }
)

type HistoryOptions = {
  /** In the order of time. */
  events: readonly BillingEvent[]
  until: Instant
  seats: number
  details: BillingDetails
  paidWith: NonNullable<Invoice['card']>
}

/** What is billed at the end of a history, and all that was paid on the way. */
export type BillingHistory = {
  plan: PlanId
  cycle: Cycle | null
  addOns: StoredAddOn[]
  /** Paid ones, oldest first; their numbers are gapless. */
  invoices: Invoice[]
  /** The Actions a month that add-ons gave at an instant that the history has come to. */
  addOnActionsAt(at: Instant): number
}

/** B10 to B12: plays events by the rules that the service has, with each cycle's renewal in its time. */
export function playHistory({ events, until, seats, details, paidWith }: HistoryOptions): BillingHistory {
  let plan: PlanId = 'free'
  let cycle: Cycle | null = null
  let addOns: StoredAddOn[] = []
  const invoices: Invoice[] = []
  const grants: { at: Instant; actions: number }[] = []
  const { taxRate, legalName: name, address, taxId } = details

  function keep(at: Instant): void {
    grants.push({ at, actions: actionsOf(addOns) })
  }

  function pay(
    { lines, subtotal, tax, total }: Amounts,
    about: { at: Instant; reason: Invoice['reason']; period: Invoice['period']; cycle: Cycle },
  ): void {
    const number = invoices.length + 1
    invoices.push({
      id: timedId(about.at, `invoice-${number}`) as InvoiceId,
      ...{ number, state: 'paid', reason: about.reason, date: pacificDateOf(about.at) },
      ...{ period: about.period, cycle: about.cycle.kind, buyer: { name, address, taxId } },
      ...{ lines, subtotal, tax, total, taxRate, card: paidWith, paidAt: about.at },
    })
  }

  type Begun = { at: Instant; reason: Invoice['reason']; cycle: Cycle }
  function payCycle({ at, reason, cycle: begun }: Begun): void {
    const amounts = priceRenewal({ subscription: { plan, seats, cycle: begun, addOns }, taxRate })
    const period = { from: begun.start, to: begun.end }
    if (amounts.total > 0) pay(amounts, { at, reason, period, cycle: begun })
  }

  function renewUntil(day: PacificDate): void {
    while (cycle && cycle.end <= day) {
      cycle = cycleAt(cycle.end, cycle)
      addOns = addOns.filter(addOn => goesOn(addOn, plan))
      const at = dayStart(cycle.start)
      payCycle({ at, reason: 'renewal', cycle })
      keep(at)
    }
  }

  for (const event of events) {
    const today = pacificDateOf(event.at)
    renewUntil(today)
    if (event.kind !== 'bought') {
      plan = event.plan
      cycle ??= cycleAt(today, { kind: event.cycle, anchor: today })
      // The whole cycle is paid for, as with a renewal.
      if (event.kind === 'begun') payCycle({ at: event.at, reason: 'upgrade', cycle })
      continue
    }
    const { wanted, cancelled } = event
    const priced = event.price({
      subscription: { plan, seats, cycle, isPaid: true, addOns },
      wanted,
      today,
      taxRate,
    })
    if (priced.kind === 'refused') throw new Error(`What a scenario buys is refused: ${priced.reason}`)
    const { order } = priced
    pay(order, { at: event.at, reason: wanted.kind, period: order.period, cycle: order.cycle })
    cycle = order.cycle
    if (wanted.kind === 'upgrade') plan = wanted.plan
    else {
      const { pack, quantity } = wanted
      const id = `add-on-${invoices.length}` as AddOnId
      addOns = [...addOns, { id, pack, quantity, boughtOn: today, ends: cancelled }]
    }
    keep(event.at)
  }
  renewUntil(pacificDateOf(until))
  return {
    ...{ plan, cycle, addOns, invoices },
    addOnActionsAt: at => grants.findLast(grant => grant.at <= at)?.actions ?? 0,
  }
}
