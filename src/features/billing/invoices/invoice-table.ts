import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { InvoiceView } from '#contract/billing.ts'
import { cardWords } from '#locales/billing/payment-words.ts'
import type { CsvCell, CsvTable } from '#ui/csv-file.ts'
import { itemsOf, reasonName, stateName } from './invoice-words.ts'
import { dayOf } from './latest-first.ts'

/** What the service charges in. */
const CURRENCY = 'USD'

/** B12: the list as a spreadsheet reads it, in the same order, one row an invoice. */
export function invoiceTable(i18n: I18n, invoices: readonly InvoiceView[]): CsvTable {
  const columns: [string, (invoice: InvoiceView) => CsvCell][] = [
    [i18n._(msg({ message: 'Number', context: 'CSV', comment: 'Of an invoice' })), ({ number }) => number],
    [i18n._(msg({ message: 'Date (Pacific Time)', context: 'CSV' })), ({ date }) => date],
    [i18n._(msg({ message: 'State', context: 'CSV' })), ({ state }) => stateName(i18n, state)],
    [i18n._(msg({ message: 'Reason', context: 'CSV' })), ({ reason }) => reasonName(i18n, reason)],
    [
      i18n._(msg({ message: 'Items', context: 'CSV', comment: 'What an invoice is for' })),
      invoice => itemsOf(i18n, invoice).join('; '),
    ],
    [i18n._(msg({ message: 'Period from', context: 'CSV' })), ({ period }) => period.from],
    [
      i18n._(msg({ message: 'Period until', context: 'CSV', comment: 'The first day of the next period' })),
      ({ period }) => period.to,
    ],
    [i18n._(msg({ message: 'Invoiced to', context: 'CSV' })), ({ buyer }) => buyer.name],
    [i18n._(msg({ message: 'Subtotal', context: 'CSV' })), ({ subtotal }) => decimal(subtotal)],
    [i18n._(msg({ message: 'Tax rate (%)', context: 'CSV' })), ({ taxRate }) => taxRate / 100],
    [i18n._(msg({ message: 'Tax', context: 'CSV' })), ({ tax }) => decimal(tax)],
    [i18n._(msg({ message: 'Total', context: 'CSV' })), ({ total }) => decimal(total)],
    [i18n._(msg({ message: 'Currency', context: 'CSV' })), () => CURRENCY],
    [i18n._(msg({ message: 'Paid at (UTC)', context: 'CSV' })), ({ paidAt }) => paidAt],
    [i18n._(msg({ message: 'Card', context: 'CSV' })), ({ card }) => card && cardWords(i18n, card)],
    [i18n._(msg({ message: 'Invoice ID', context: 'CSV' })), ({ id }) => id],
  ]
  return {
    headings: columns.map(([heading]) => heading),
    rows: invoices.map(invoice => columns.map(([, cell]) => cell(invoice))),
  }
}

/** By the day of the first: `headroom-invoices-2026-07-01.csv`. */
export function invoiceFileName([first]: readonly InvoiceView[]): string {
  return ['headroom-invoices', first && dayOf(first)].filter(Boolean).join('-').concat('.csv')
}

/** Cents as a plain number with two decimals, the same in every language: `20000` -> `200.00`. */
function decimal(cents: number): string {
  return (cents / 100).toFixed(2)
}
