import type { InvoiceView } from '#contract/billing.ts'
import type { InvoiceId } from '#domain/brand.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type Context, read } from '../context.ts'
import { notFound } from '../problem.ts'
import { type Invoice, invoices } from './billing-collections.ts'

/** Who sells. */
const SELLER = {
  name: 'Headroom, Inc.',
  address: '1 Market Street\nSan Francisco, CA 94105\nUnited States',
  taxId: '',
}

export function listInvoices(context: Context): Promise<{ items: InvoiceView[] }> {
  return read(context, 'billing', async ({ tx }) => {
    const found = await invoices.scan(tx, [], { reverse: true })
    return { items: found.map(({ value }) => invoiceView(value)) }
  })
}

export function getInvoice(context: Context, { id }: { id: InvoiceId }): Promise<InvoiceView> {
  return read(context, 'billing', async ({ tx }) => {
    const invoice = await invoices.get(tx, id)
    if (!invoice) throw notFound('invoice')
    return invoiceView(invoice)
  })
}

/** B12: six digits, in the order of the charges: `HR-000042`. */
export function invoiceNumber(number: number): string {
  return `HR-${String(number).padStart(6, '0')}`
}

export function invoiceView({ number, paidAt, ...invoice }: Invoice): InvoiceView {
  return {
    ...invoice,
    number: number === null ? null : invoiceNumber(number),
    seller: SELLER,
    paidAt: paidAt === null ? null : isoInstant(paidAt),
  }
}
