import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { memo, useId } from 'react'
import type { InvoiceView } from '#contract/billing.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { cardWords } from '#locales/billing/payment-words.ts'
import { Badge } from '#ui/badge.tsx'
import { formatMoney } from '#ui/format.ts'
import { invoiceName, purposeOf, stateName, stateTones } from './invoice-words.ts'

/** B12: one invoice in the list. All of the row opens its page. */
export const InvoiceRow = memo(function InvoiceRow({ invoice }: { invoice: InvoiceView }) {
  const { i18n } = useLingui()
  const id = useId()
  const { state, card, date, total } = invoice
  const parts = ['for', 'day', 'card', 'state', 'total']
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-b px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring sm:grid-cols-[minmax(0,1fr)_6rem_6.5rem_6rem] md:grid-cols-[minmax(0,1fr)_6rem_11rem_6.5rem_6rem]">
      <div className="min-w-0">
        <Link
          id={rowLinkId(invoice.id)}
          to="/settings/billing/invoices/$invoiceId"
          params={{ invoiceId: invoice.id }}
          aria-describedby={parts.map(part => id + part).join(' ')}
          className="font-medium text-text no-underline outline-none after:absolute after:inset-0"
        >
          {invoiceName(i18n, invoice)}
        </Link>
        <p id={`${id}for`} className="text-text-muted wrap-anywhere">
          {purposeOf(i18n, invoice)}
        </p>
      </div>
      <p className="flex flex-wrap gap-x-2 text-text-muted max-sm:text-small sm:contents">
        <time id={`${id}day`} dateTime={date} className="tnum whitespace-nowrap">
          {billingDay(i18n, date)}
        </time>
        <span id={`${id}card`} className="tnum wrap-anywhere sm:max-md:hidden">
          {card && cardWords(i18n, card)}
        </span>
      </p>
      <p id={`${id}state`} className="max-sm:justify-self-end">
        <Badge tone={stateTones[state]}>{stateName(i18n, state)}</Badge>
      </p>
      <p
        id={`${id}total`}
        className="tnum text-right font-medium whitespace-nowrap max-sm:col-start-2 max-sm:row-start-1"
      >
        {formatMoney(i18n.locale, total)}
      </p>
    </li>
  )
})

/** Who comes back from an invoice finds its row again. */
export const rowLinkId = (id: string) => `invoice-${id}`
