import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { memo, useId } from 'react'
import type { InvoiceView } from '#contract/billing.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { cardWords } from '#locales/billing/payment-words.ts'
import { Badge } from '#ui/badge.tsx'
import { formatMoney } from '#ui/format.ts'
import { invoiceName, purposeOf, stateName, stateTones } from './invoice-words.ts'
import { dayOf } from './latest-first.ts'

/** Of the rows and of their headings. On a narrow screen what is left of the five columns stands in two. */
export const invoiceColumns =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_8.5rem_6.5rem_6rem] md:grid-cols-[minmax(0,1fr)_8.5rem_11rem_6.5rem_6rem]'

/** B12: one invoice in the list. All of the row opens its page. */
export const InvoiceRow = memo(function InvoiceRow({ invoice }: { invoice: InvoiceView }) {
  const { i18n } = useLingui()
  const id = useId()
  const { state, card, total, paidAt } = invoice
  const parts = ['for', 'day', 'card', 'state', 'total']
  const date = dayOf(invoice)
  const day = billingDay(i18n, date)
  return (
    <tr
      className={`${invoiceColumns} relative items-baseline border-b px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring`}
    >
      <th scope="row" className="min-w-0 text-left font-normal">
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
      </th>
      <td className="tnum text-text-muted max-sm:text-small">
        <time id={`${id}day`} dateTime={date} className="whitespace-nowrap">
          {paidAt === null ? (
            <Trans comment="An invoice that is not paid: Due Nov 22, 2026">Due {day}</Trans>
          ) : (
            day
          )}
        </time>
      </td>
      <td
        id={`${id}card`}
        className="tnum text-text-muted wrap-anywhere max-sm:row-start-3 max-sm:text-small max-sm:empty:hidden sm:max-md:hidden"
      >
        {card && cardWords(i18n, card)}
      </td>
      <td id={`${id}state`} className="max-sm:justify-self-end">
        <Badge tone={stateTones[state]}>{stateName(i18n, state)}</Badge>
      </td>
      <td
        id={`${id}total`}
        className="tnum text-right font-medium whitespace-nowrap max-sm:col-start-2 max-sm:row-start-1"
      >
        {formatMoney(i18n.locale, total)}
      </td>
    </tr>
  )
})

/** Who comes back from an invoice finds its row again. */
export const rowLinkId = (id: string) => `invoice-${id}`
