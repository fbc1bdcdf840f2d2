import type { PackId } from '#domain/add-ons.ts'
import { addMonths } from '#domain/billing-cycle.ts'
import type { Instant, PacificDate } from '#domain/brand.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { onDay, since, tellBilling } from './billing-account.ts'
import type { BillingEvent } from './billing-history.ts'
import { billed, pack } from './billing-states.ts'
import { chanceOf } from './chance.ts'
import { lateInMonth } from './story.ts'

const YEARS = 12
const DAY = 86_400_000
const PACKS: PackId[] = ['actions_1000', 'actions_1000', 'actions_5000']

/** Twelve years by the month; in most months something more for that month alone. */
export const manyInvoices = billed(lateInMonth, start => {
  const begun = addMonths(`${usageMonthOf(start)}-03` as PacificDate, -12 * YEARS)
  const chance = chanceOf('invoices')
  const events: BillingEvent[] = [since(begun, 'business', 'monthly')]
  for (let month = 0; month < 12 * YEARS; month += 1) {
    const from = onDay(addMonths(begun, month))
    // At most a fortnight and a day later, so in the same cycle.
    const days = [1 + chance() * 5, 9 + chance() * 6].slice(0, Math.floor(chance() * 3))
    for (const day of days) {
      const id = PACKS[Math.floor(chance() * PACKS.length)] ?? 'actions_1000'
      events.push(pack((from + Math.round(day * DAY)) as Instant, id, { cancelled: true }))
    }
  }
  return { used: 6_437, billing: tellBilling({ start, events }) }
})
