import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { InvoiceFacts } from '#domain/billing-mail.ts'
import { type LineTerms, lineWords } from '#locales/billing/line-words.ts'
import { taxRateWords } from '#locales/billing/payment-words.ts'
import { formatMoney } from '#ui/format.ts'
import type { Fact, LetterLink, Row, Rows, Sum } from './letter.ts'

/** B12: the lines, and what they add up to, all as on the invoice's page. */
export function invoiceRows(i18n: I18n, invoice: InvoiceFacts, heading: string | null): Rows {
  const { lines, cycle, period } = invoice
  const rows = lines.map(line => rowOf(i18n, line, { cycle, period }))
  return { kind: 'rows', heading, rows, sums: sumsOf(i18n, invoice) }
}

function rowOf(i18n: I18n, line: InvoiceFacts['lines'][number], terms: LineTerms): Row {
  const { counted: name, each, time, working, due: value } = lineWords(i18n, line, terms)
  const notes = working === null ? (each === null ? [] : [each]) : [time, working]
  const { words } = factOf(i18n, name, value)
  return { name, notes, value, valueNote: null, words: [words, ...notes].join(', ') }
}

/** Without a tax the lines add up to the total by themselves. */
function sumsOf(i18n: I18n, { subtotal, taxRate, tax, total }: InvoiceFacts): Sum[] {
  const sum = (name: string, cents: number, isTotal = false): Sum => ({
    ...factOf(i18n, name, formatMoney(i18n.locale, cents)),
    isTotal,
  })
  const last = sum(i18n._(msg`Total`), total, true)
  if (taxRate === 0) return [last]
  const rate = taxRateWords(i18n, taxRate)
  return [
    sum(i18n._(msg`Subtotal`), subtotal),
    sum(i18n._(msg({ message: `Tax (${rate})`, comment: 'With its rate: Tax (20%)' })), tax),
    last,
  ]
}

export function factOf(i18n: I18n, name: string, value: string): Fact {
  return { name, value, words: i18n._(msg({ message: `${name}: ${value}`, comment: 'Invoice: HR-000042' })) }
}

export function openInvoice(i18n: I18n, url: string): LetterLink {
  return { label: i18n._(msg`Open the invoice`), url }
}
