import { useLingui } from '@lingui/react/macro'
import { useEffect, useState, useTransition } from 'react'
import type { InvoiceView } from '#contract/billing.ts'
import { ListEnd } from '#ui/list-end.tsx'
import { InvoiceRow, rowLinkId } from './invoice-row.tsx'

/** How many are drawn at first, and with every look at the list's end. */
const PAGE = 50

type InvoiceListProps = {
  invoices: readonly InvoiceView[]
  /** The id of the invoice that the reader comes back from: its row has the focus. */
  backFrom?: string | undefined
}

/** B12: newest first. */
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
      <ol aria-label={t`Invoices`} className="[&>:last-child]:border-b-0">
        {invoices.slice(0, shown).map(invoice => (
          <InvoiceRow key={invoice.id} invoice={invoice} />
        ))}
      </ol>
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
