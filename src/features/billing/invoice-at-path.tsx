import { useParams } from '@tanstack/react-router'
import type { InvoiceId } from '#domain/brand.ts'
import { InvoicePage } from './invoices/invoice-page.tsx'

/** The invoice that the address names. */
export function InvoiceAtPath() {
  const { invoiceId } = useParams({ strict: false })
  return <InvoicePage invoiceId={invoiceId as InvoiceId} />
}
