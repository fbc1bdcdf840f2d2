import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Printer from 'lucide-react/icons/printer'
import ReceiptText from 'lucide-react/icons/receipt-text'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import { useExplain } from '#api/use-explain.ts'
import type { InvoiceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { InvoiceSheet } from './invoice-sheet.tsx'
import { useInvoiceTitle } from './use-invoice-title.ts'

/** B12: an invoice, to read and to print. */
export function InvoicePage({ invoiceId }: { invoiceId: InvoiceId }) {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  const explain = useExplain()
  const invoice = useQuery({
    ...orpc.invoices.get.queryOptions({ input: { id: invoiceId } }),
    // Who comes from the list has read it already.
    placeholderData: () =>
      queryClient.getQueryData(orpc.invoices.list.queryKey())?.items.find(({ id }) => id === invoiceId),
  })
  const title = useInvoiceTitle(invoice.data)
  usePageTitle(title)

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <LinkButton
          variant="ghost"
          icon={ArrowLeft}
          className="-ml-2"
          render={<Link to="/settings/billing/invoices" state={{ backFrom: invoiceId }} />}
        >
          <Trans>All invoices</Trans>
        </LinkButton>
        {invoice.data && (
          <Button variant="primary" icon={Printer} onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        )}
      </div>
      {invoice.data ? (
        <InvoiceSheet title={title} invoice={invoice.data} />
      ) : invoice.isPending ? (
        <Skeleton className="h-160 w-full" announced />
      ) : problemOf(invoice.error)?.code === 'not_found' ? (
        <div className="rounded-card border bg-surface-raised">
          <EmptyState icon={ReceiptText} title={t`There is no such invoice`}>
            <Trans>The address may be incomplete, or of another workspace.</Trans>
          </EmptyState>
        </div>
      ) : (
        <ErrorState
          title={t`The invoice cannot be shown`}
          {...explain(invoice.error)}
          onRetry={() => void invoice.refetch()}
          retrying={invoice.isFetching}
        />
      )}
    </div>
  )
}
