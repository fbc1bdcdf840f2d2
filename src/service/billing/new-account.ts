import type { PacificDate } from '#domain/brand.ts'
import type { BillingAccount } from './billing-collections.ts'

/** As one begins: billed by the year from the year's first day. */
export function newAccount(today: PacificDate): BillingAccount {
  const year = Number(today.slice(0, 4))
  const start = `${year}-01-01` as PacificDate
  const end = `${year + 1}-01-01` as PacificDate
  return {
    cycle: { kind: 'yearly', anchor: start, start, end },
    addOns: [],
    paymentMethods: [],
    details: { legalName: '', address: '', taxId: '', taxRate: 0 },
    invoices: 0,
    pastDue: null,
    unpaidFrom: null,
  }
}
