import fc from 'fast-check'
import type { InvoiceView } from '#contract/billing.ts'
import { PACK_IDS, QUANTITY_MAX } from '#domain/add-ons.ts'
import { CYCLE_KINDS, cycleAt } from '#domain/billing-cycle.ts'
import type { PacificDate } from '#domain/brand.ts'
import { PLAN_IDS } from '#domain/plans.ts'
import { bought, renewed } from '#features/billing/invoices/told-invoices.ts'

const DAY = 86_400_000
const FIRST = Date.UTC(2024, 0, 1)
const dateAfter = (days: number) => new Date(FIRST + days * DAY).toISOString().slice(0, 10) as PacificDate

const packed = fc.record({
  pack: fc.constantFrom(...PACK_IDS),
  quantity: fc.integer({ min: 1, max: QUANTITY_MAX }),
})
const seats = fc.integer({ min: 1, max: 2_000 })
const kind = fc.constantFrom(...CYCLE_KINDS)
const taxRate = fc.integer({ min: 0, max: 10_000 })
/** Any day of a cycle that began on any day. */
const days = fc.record({ anchor: fc.nat(1_500), later: fc.nat(1_500) })
const number = fc.nat(999_999).map(count => `HR-${String(count).padStart(6, '0')}`)
const common = { seats, kind, taxRate, days, number }

function runningCycle({
  kind,
  days,
}: {
  kind: (typeof CYCLE_KINDS)[number]
  days: { anchor: number; later: number }
}) {
  const at = dateAfter(days.anchor + days.later)
  return { at, cycle: cycleAt(at, { kind, anchor: dateAfter(days.anchor) }) }
}

const forAddOn = fc
  .record({ ...common, packed })
  .map(({ seats, taxRate, number, packed, ...when }): InvoiceView => {
    const { at, cycle } = runningCycle(when)
    const subscription = { plan: 'business', seats, cycle, isPaid: true, addOns: [] } as const
    return bought({ number, at, taxRate, subscription, wanted: { kind: 'add_on', ...packed } })
  })

const forUpgrade = fc
  .record({ ...common, from: fc.nat(2), steps: fc.integer({ min: 1, max: 3 }) })
  .map(({ seats, taxRate, number, from, steps, ...when }): InvoiceView => {
    const running = runningCycle(when)
    const plan = PLAN_IDS[from] ?? 'free'
    // From Free a new cycle begins.
    const cycle = plan === 'free' ? null : running.cycle
    const wanted = PLAN_IDS[Math.min(from + steps, 3)] ?? 'business_plus'
    return bought({
      ...{ number, at: running.at, taxRate, subscription: { plan, seats, cycle, isPaid: true, addOns: [] } },
      wanted: { kind: 'upgrade', plan: wanted, cycle: when.kind },
    })
  })

const forRenewal = fc
  .record({ ...common, addOns: fc.array(packed, { maxLength: 12 }) })
  .map(({ seats, taxRate, number, addOns, ...when }): InvoiceView => {
    const { cycle } = runningCycle(when)
    const kept = addOns.map(addOn => ({ ...addOn, ends: false }))
    const subscription = { plan: 'business_plus', seats, cycle, isPaid: true, addOns: kept } as const
    const period = { from: cycle.start, to: cycle.end }
    return renewed({ number, at: cycle.start, taxRate, period, cycle: cycle.kind, subscription })
  })

/** B12: an invoice for anything that can be bought or renewed, on any day, at any tax rate. */
export const randomInvoice: fc.Arbitrary<InvoiceView> = fc.oneof(forAddOn, forUpgrade, forRenewal)
