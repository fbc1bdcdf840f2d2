import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { InvoiceView } from '#contract/billing.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { lineWords } from '#locales/billing/line-words.ts'
import { formatDate } from '#ui/format.ts'
import type { Tone } from '#ui/tone.ts'

/** What an invoice was made out for: "Add-on". */
export function reasonName(i18n: I18n, reason: InvoiceView['reason']): string {
  switch (reason) {
    case 'add_on':
      return i18n._(msg({ message: 'Add-on', comment: 'What an invoice is for' }))
    case 'upgrade':
      return i18n._(msg({ message: 'Upgrade', context: 'invoice', comment: 'What an invoice is for' }))
    case 'renewal':
      return i18n._(msg({ message: 'Renewal', comment: 'What an invoice is for' }))
  }
}

/** What was bought or goes on, with its quantity; what a credit is for is left out. */
export function itemsOf(i18n: I18n, invoice: InvoiceView): string[] {
  return invoice.lines
    .map(line => lineWords(i18n, line, invoice))
    .filter(({ isCredit }) => !isCredit)
    .map(({ counted }) => counted)
}

/** How many items a row of the list names. */
const NAMED = 3

/** "Renewal: Business, 5 members; 2 × +5,000 Actions a month"; of many items the first ones, and how many there are more. */
export function purposeOf(i18n: I18n, invoice: InvoiceView): string {
  const reason = reasonName(i18n, invoice.reason)
  const all = itemsOf(i18n, invoice)
  const more = all.length - NAMED
  const items = all
    .slice(0, NAMED)
    .reduce((before, item) =>
      i18n._(msg({ message: `${before}; ${item}`, comment: 'Items, one after another' })),
    )
  return more <= 0
    ? i18n._(msg({ message: `${reason}: ${items}`, comment: 'Add-on: +5,000 Actions a month' }))
    : i18n._(
        msg({
          message: `${reason}: ${items}; ${plural(more, { one: '# more', other: '# more' })}`,
          comment: 'Of many items the first ones, and how many there are more',
        }),
      )
}

/** B10: how far the money is. */
export function stateName(i18n: I18n, state: InvoiceView['state']): string {
  switch (state) {
    case 'paid':
      return i18n._(msg({ message: 'Paid', context: 'invoice' }))
    case 'past_due':
      return i18n._(msg({ message: 'Past due', context: 'invoice' }))
    case 'uncollectible':
      return i18n._(msg({ message: 'Not collected', context: 'invoice' }))
  }
}

export const stateTones: Record<InvoiceView['state'], Tone> = {
  paid: 'paid',
  past_due: 'warning',
  uncollectible: 'suspended',
}

/** B12: "HR-000042"; what is not paid has no number: numbers are gapless. */
export function invoiceName(i18n: I18n, { number, state }: Pick<InvoiceView, 'number' | 'state'>): string {
  if (number !== null) return number
  return state === 'uncollectible' ? i18n._(msg`No number`) : i18n._(msg`No number yet`)
}

/** The Pacific day of the charge, in which all of an invoice's days are. */
export function paidDay(i18n: I18n, paidAt: string): string {
  return formatDate(i18n.locale, Date.parse(paidAt), 'date', PACIFIC)
}
