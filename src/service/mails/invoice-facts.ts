import type { InvoiceFacts } from '#domain/billing-mail.ts'
import type { Invoice } from '../billing/billing-collections.ts'
import { invoiceNumber } from '../billing/invoices.ts'

/** What e-mails say of an invoice. */
export function invoiceFacts(invoice: Invoice): InvoiceFacts {
  const { id, number, date, period, cycle, buyer, lines, subtotal, taxRate, tax, total, card } = invoice
  return {
    ...{ id, date, period, cycle, buyer, card, lines, subtotal, taxRate, tax, total },
    number: number === null ? null : invoiceNumber(number),
  }
}
