import './invoice-print.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { InvoiceView } from '#contract/billing.ts'
import { billingDay, periodWords } from '#locales/billing/line-words.ts'
import { Badge } from '#ui/badge.tsx'
import { Facts } from '#ui/facts.tsx'
import { prorationNote } from '../line-words.ts'
import { InvoiceLines } from './invoice-lines.tsx'
import { InvoiceParty } from './invoice-party.tsx'
import { InvoiceTotals } from './invoice-totals.tsx'
import { invoiceName, reasonName, stateName, stateTones } from './invoice-words.ts'
import { UnpaidNote } from './unpaid-note.tsx'
import { usePrintedTitle } from './use-printed-title.ts'

type InvoiceSheetProps = {
  /** "Invoice HR-000042" */
  title: string
  invoice: InvoiceView
}

/** B12: the invoice as a document, which is all that is printed (invoice-print.css). */
export function InvoiceSheet({ title, invoice }: InvoiceSheetProps) {
  const { t, i18n } = useLingui()
  const id = useId()
  const { state, seller, buyer, lines, cycle } = invoice
  usePrintedTitle(title)
  return (
    <article
      data-prints
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-6 rounded-card border bg-surface-raised p-4 sm:p-8"
    >
      <header className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h3 id={id} className="text-title">
            {title}
          </h3>
          <Badge tone={stateTones[state]}>{stateName(i18n, state)}</Badge>
        </div>
        <UnpaidNote invoice={invoice} />
        <div className="max-w-110">
          <Facts
            of={[
              { name: t({ message: 'Number', comment: 'Of an invoice' }), value: invoiceName(i18n, invoice) },
              { name: t`Date`, value: billingDay(i18n, invoice.date) },
              { name: t({ message: 'For', context: 'invoice' }), value: reasonName(i18n, invoice.reason) },
              {
                name: t({ message: 'Period', comment: 'Which an invoice is for' }),
                value: periodWords(i18n, invoice.period),
              },
            ]}
          />
        </div>
      </header>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 print:grid-cols-2">
        <InvoiceParty title={t({ message: 'From', context: 'invoice' })} party={seller} />
        <InvoiceParty title={t({ message: 'Invoiced to', context: 'invoice' })} party={buyer} />
      </div>
      <div className="flex flex-col gap-4">
        <InvoiceLines invoice={invoice} />
        <InvoiceTotals invoice={invoice} />
      </div>
      <footer className="prose-width flex flex-col gap-1 text-small text-text-muted">
        {lines.some(({ remaining }) => remaining !== null) && (
          <p>
            <Trans comment="Before the sentences that say how the price of a part of a cycle is worked out">
              Proration:
            </Trans>{' '}
            {prorationNote(i18n, cycle)}
          </p>
        )}
        <p>
          <Trans>All amounts are in US dollars, all days in Pacific Time.</Trans>
        </p>
      </footer>
    </article>
  )
}
