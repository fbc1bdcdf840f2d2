import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import CircleCheck from 'lucide-react/icons/circle-check'
import { useEffect, useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { InvoiceView, OrderView } from '#contract/billing.ts'
import type { InvoiceId } from '#domain/brand.ts'
import { periodWords } from '#locales/billing/line-words.ts'
import { taxRateWords } from '#locales/billing/payment-words.ts'
import { Facts } from '#ui/facts.tsx'
import { formatMoney, formatNumber } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { useCardName } from '../card-name.tsx'
import { useLineWords } from '../line-words.ts'
import { useWantedName } from './wanted-name.ts'

type PaidProps = {
  order: OrderView
  /** Actions a month from now on; undefined while it is not known. */
  allowance: number | undefined
  /** U6: automations were suspended until now. */
  resumed: boolean
}

/** B3, U6: what was bought, what it gives, and the receipt. It takes the focus, so that it is read. */
export function Paid({ order, allowance, resumed }: PaidProps) {
  const { t, i18n } = useLingui()
  const nameOf = useWantedName()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const amount = formatMoney(i18n.locale, order.total)
  const actions = allowance !== undefined && formatNumber(i18n.locale, allowance)
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-2">
        <CircleCheck size={20} className="text-paid-text" />
        <h3 ref={heading} tabIndex={-1} className="text-title">
          <Trans>{amount} paid</Trans>
        </h3>
      </div>
      <div className="flex flex-col gap-1">
        <p className="font-medium">{nameOf(order.wanted)}</p>
        {actions ? (
          <p>
            <Trans>
              Your allowance is <strong className="font-medium">{actions}</strong> Actions a month now.
            </Trans>
          </p>
        ) : (
          <Skeleton className="h-5 w-64" />
        )}
        {resumed && (
          <p>
            <Trans>Suspended automations have resumed.</Trans>
          </p>
        )}
      </div>
      {order.invoiceId && <Receipt id={order.invoiceId} title={t`Receipt`} />}
    </div>
  )
}

/** B6: by the invoice itself, which says what was shown and charged. */
function Receipt({ id, title }: { id: InvoiceId; title: string }) {
  const { orpc } = useApi()
  const invoice = useQuery(orpc.invoices.get.queryOptions({ input: { id } })).data
  return (
    <section className="flex flex-col gap-2 rounded-card border p-4">
      <h4 className="text-heading">{title}</h4>
      {invoice ? <ReceiptFacts invoice={invoice} /> : <Skeleton className="h-30 w-full" announced />}
      <Link
        to="/settings/billing/invoices/$invoiceId"
        params={{ invoiceId: id }}
        className="w-fit rounded-control font-medium text-accent-text underline-offset-2 hover:underline"
      >
        <Trans>Open the receipt</Trans>
      </Link>
    </section>
  )
}

function ReceiptFacts({ invoice }: { invoice: InvoiceView }) {
  const { t, i18n } = useLingui()
  const wordsOf = useLineWords()
  const cardName = useCardName()
  const { lines, period, cycle, tax, taxRate, total, number, card } = invoice
  const rate = taxRateWords(i18n, taxRate)
  // One line without tax is the total.
  const parts = lines.length > 1 || taxRate > 0 ? lines : []
  const money = (cents: number) => <span className="tnum">{formatMoney(i18n.locale, cents)}</span>
  return (
    <Facts
      of={[
        { name: t({ message: 'Number', comment: 'Of an invoice' }), value: number },
        { name: t({ message: 'Period', comment: 'That is paid for' }), value: periodWords(i18n, period) },
        ...parts.map(line => ({ name: wordsOf(line, { cycle, period }).counted, value: money(line.due) })),
        {
          name: t({ message: `Tax (${rate})`, comment: 'With its rate: Tax (20%)' }),
          value: taxRate > 0 && money(tax),
        },
        { name: t({ message: 'Paid', comment: 'An amount' }), value: money(total) },
        { name: t({ message: 'Card', comment: 'That was charged' }), value: card && cardName(card) },
      ]}
    />
  )
}
