import { Trans, useLingui } from '@lingui/react/macro'
import type { InvoiceView } from '#contract/billing.ts'
import { cardWords, taxRateWords } from '#locales/billing/payment-words.ts'
import { formatMoney } from '#ui/format.ts'
import { paidDay } from './invoice-words.ts'

const row = 'flex justify-between gap-4 py-1'

/** B6, B12: the sum of the lines, the tax on it, and what is paid with which card. */
export function InvoiceTotals({ invoice }: { invoice: InvoiceView }) {
  const { t, i18n } = useLingui()
  const { subtotal, taxRate, tax, total, card, paidAt, state } = invoice
  const money = (cents: number) => formatMoney(i18n.locale, cents)
  const rate = taxRateWords(i18n, taxRate)
  return (
    <div className="ml-auto w-full max-w-80 print:break-inside-avoid">
      <dl className="[&>*>dd]:tnum">
        <div className={row}>
          <dt>
            <Trans>Subtotal</Trans>
          </dt>
          <dd>{money(subtotal)}</dd>
        </div>
        <div className={row}>
          <dt>
            <Trans comment="With its rate: Tax (20%)">Tax ({rate})</Trans>
          </dt>
          <dd>{money(tax)}</dd>
        </div>
        <div className={`${row} border-t text-heading`}>
          <dt>
            <Trans>Total</Trans>
          </dt>
          <dd>{money(total)}</dd>
        </div>
      </dl>
      <p className="text-text-muted">{paidWords()}</p>
    </div>
  )

  function paidWords(): string {
    if (paidAt === null) {
      return state === 'past_due'
        ? t({ message: 'Not paid yet', comment: 'Under the total of an invoice' })
        : t({ message: 'Not paid', comment: 'Under the total of an invoice' })
    }
    const day = paidDay(i18n, paidAt)
    if (card === null) return t({ message: `Paid on ${day}`, comment: 'Under the total of an invoice' })
    const cardName = cardWords(i18n, card)
    return t({
      message: `Paid on ${day} with ${cardName}`,
      comment: 'Under the total of an invoice: Paid on Jul 1, 2026 with Visa ending in 4242',
    })
  }
}
