import type { InvoiceView } from '#contract/billing.ts'
import type { Instant, PacificDate } from '#domain/brand.ts'
import { pacificDateOf } from '#domain/usage-month.ts'

/** The Pacific day that an invoice stands under: the day it was paid or, until then, the day it was due. */
export function dayOf({ paidAt, date }: Pick<InvoiceView, 'paidAt' | 'date'>): PacificDate {
  return paidAt === null ? date : pacificDateOf(Date.parse(paidAt) as Instant)
}

/**
 * B12: what is past due on top, the rest by its day, the latest first. A renewal that was paid late stands where it was paid: so
 * do the numbers, which are given in that order.
 */
export function latestFirst(invoices: readonly InvoiceView[]): InvoiceView[] {
  const rank = (invoice: InvoiceView) => (invoice.state === 'past_due' ? '9' : dayOf(invoice))
  return invoices.toSorted((one, other) => {
    const [first, second] = [rank(one), rank(other)]
    if (first !== second) return first < second ? 1 : -1
    return (other.paidAt ?? '').localeCompare(one.paidAt ?? '')
  })
}
