import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { BillingMail } from '#domain/billing-mail.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { billingDay, periodWords } from '#locales/billing/line-words.ts'
import { cardWords } from '#locales/billing/payment-words.ts'
import { formatMoney } from '#ui/format.ts'
import { factOf, invoiceRows, openInvoice } from './invoice-words.ts'
import type { Fact, Letter } from './letter.ts'
import { nameInSentence } from './name-in-sentence.ts'

type Receipt = Extract<BillingMail, { kind: 'receipt' }>

/** B12: what was paid, for what, by whom and how, to the cent as on the invoice. */
export function receiptLetter(i18n: I18n, mail: Receipt): Letter {
  const { locale, invoice, links } = mail
  const total = formatMoney(locale, invoice.total)
  const number = invoice.number ?? ''
  const workspace = nameInSentence(mail.workspaceName)
  const recipient = nameInSentence(mail.recipientName)
  const rows = invoiceRows(i18n, invoice, null)
  return {
    locale,
    subject: i18n._(msg({ message: `Receipt ${number}: ${total}`, comment: 'Receipt HR-000042: $200.00' })),
    preview: [...rows.rows.map(({ name }) => name), paymentWords(i18n, mail)].join(' · '),
    heading: i18n._(msg({ message: `${total} paid for ${workspace}`, comment: 'A workspace' })),
    blocks: [
      { kind: 'facts', facts: factsOf(i18n, mail) },
      rows,
      { kind: 'links', links: [openInvoice(i18n, links.invoice)] },
    ],
    notes: [
      i18n._(
        msg`Sent to ${recipient}: owners and admins of ${workspace} get this message with each payment.`,
      ),
    ],
  }
}

function factsOf(i18n: I18n, mail: Receipt): Fact[] {
  const { number, date, period, buyer } = mail.invoice
  const lines = [buyer.name, ...buyer.address.split('\n')].map(nameInSentence)
  const facts = [
    factOf(i18n, i18n._(msg`Invoice`), number ?? ''),
    factOf(i18n, i18n._(msg`Date`), billingDay(i18n, date)),
    factOf(
      i18n,
      i18n._(msg({ message: 'Period', comment: 'Which an invoice is for' })),
      periodWords(i18n, period),
    ),
    factOf(i18n, i18n._(msg`Payment`), paymentWords(i18n, mail)),
    factOf(
      i18n,
      i18n._(msg({ message: 'Invoiced to', context: 'invoice' })),
      lines.filter(line => line !== '').join(', '),
    ),
  ]
  const taxId = nameInSentence(buyer.taxId)
  return taxId === '' ? facts : [...facts, factOf(i18n, i18n._(msg`Tax ID`), taxId)]
}

/** An invoice of a renewal may be paid days after its date. */
function paymentWords(i18n: I18n, { at, invoice: { card: charged } }: Receipt): string {
  const day = billingDay(i18n, pacificDateOf(at))
  if (charged === null) return day
  const card = cardWords(i18n, charged)
  return i18n._(msg({ message: `${day}, ${card}`, comment: 'Jul 1, 2026, Visa ending in 4242' }))
}
