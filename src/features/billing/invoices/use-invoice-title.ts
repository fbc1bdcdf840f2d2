import { useLingui } from '@lingui/react/macro'
import type { InvoiceView } from '#contract/billing.ts'

/** "Invoice HR-000042", which a printed one is saved under, too. */
export function useInvoiceTitle(invoice: InvoiceView | undefined): string {
  const { t } = useLingui()
  const number = invoice?.number
  return number ? t`Invoice ${number}` : t`Invoice`
}
