import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState, useTransition } from 'react'
import type { InvoiceView } from '#contract/billing.ts'
import { ListEnd } from '#ui/list-end.tsx'
import { InvoiceRow, invoiceColumns, rowLinkId } from './invoice-row.tsx'

/** How many are drawn at first, and with every look at the list's end. */
const PAGE = 50

type InvoiceListProps = {
  invoices: readonly InvoiceView[]
  /** The id of the invoice that the reader comes back from: its row has the focus. */
  backFrom?: string | undefined
}

/** B12: in the order that they come in. */
export function InvoiceList({ invoices, backFrom }: InvoiceListProps) {
  const { t } = useLingui()
  const [shown, setShown] = useState(() => {
    const index = invoices.findIndex(({ id }) => id === backFrom)
    return (Math.floor(index / PAGE) + 1) * PAGE || PAGE
  })
  // While it is pending the end of the list is not looked at; afterwards it is looked for anew.
  const [pending, start] = useTransition()

  useEffect(() => {
    if (backFrom !== undefined) document.getElementById(rowLinkId(backFrom))?.focus()
  }, [backFrom])

  return (
    <div className="overflow-clip rounded-card border bg-surface-raised">
      <table aria-label={t`Invoices`} className="block">
        <thead className="block max-sm:sr-only">
          <tr
            className={`${invoiceColumns} border-b px-4 py-2 text-left text-small text-text-muted [&>th]:font-medium`}
          >
            <th scope="col">{t({ message: 'For', context: 'invoice' })}</th>
            <th scope="col">{t({ message: 'Paid', context: 'invoice day' })}</th>
            <th scope="col" className="sm:max-md:hidden">
              {t({ message: 'Card', comment: 'That was charged' })}
            </th>
            <th scope="col">{t({ message: 'State', comment: 'Of an invoice: paid, past due' })}</th>
            <th scope="col" className="text-right">
              <Trans>Total</Trans>
            </th>
          </tr>
        </thead>
        <tbody className="block [&>:last-child]:border-b-0">
          {invoices.slice(0, shown).map(invoice => (
            <InvoiceRow key={invoice.id} invoice={invoice} />
          ))}
        </tbody>
      </table>
      {invoices.length > PAGE && (
        <div className="border-t">
          <ListEnd
            hasMore={shown < invoices.length}
            pending={pending}
            onMore={() => start(() => setShown(shown + PAGE))}
            auto
          />
        </div>
      )}
    </div>
  )
}
