import type { Instant } from '#domain/brand.ts'
import { invoiceFacts } from '#service/mails/invoice-facts.ts'
import type { SeedBilling } from '#service/seed.ts'
import type { ToldBilling } from './billing-account.ts'

export type BillMail = NonNullable<SeedBilling['mails']>[number]

/** A story whose receipts from `since` on are in the Outbox; those before it are long gone. */
export function withReceipts(told: ToldBilling, since: Instant): ToldBilling {
  const { seed } = told
  const mails = seed.invoices.flatMap((invoice): BillMail[] => {
    const { id, paidAt } = invoice
    if (paidAt === null || paidAt < since) return []
    return [{ at: paidAt, name: `${id}-paid`, about: { kind: 'receipt', invoice: invoiceFacts(invoice) } }]
  })
  return { ...told, seed: { ...seed, mails } }
}
