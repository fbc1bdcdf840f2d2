import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import ReceiptText from 'lucide-react/icons/receipt-text'
import { useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { GivenUpNotice } from '../given-up-notice.tsx'
import { useBackFrom } from './back-from.ts'
import { CsvButton } from './csv-button.tsx'
import { InvoiceList } from './invoice-list.tsx'
import { latestFirst } from './latest-first.ts'

/** B12: what was charged, and what could not be. */
export function InvoicesTab() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const invoices = useQuery(orpc.invoices.list.queryOptions())
  const backFrom = useBackFrom()
  const items = useMemo(() => invoices.data && latestFirst(invoices.data.items), [invoices.data])

  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h3 className="text-heading">
            <Trans>Invoices</Trans>
          </h3>
          <p className="prose-width text-text-muted">
            <Trans>
              One for every charge, by the day it was paid, the latest first. Each opens as a page to print.
            </Trans>
          </p>
        </div>
        {items && items.length > 0 && <CsvButton invoices={items} />}
      </div>
      <GivenUpNotice />
      {items ? (
        items.length > 0 ? (
          <InvoiceList invoices={items} backFrom={backFrom} />
        ) : (
          <div className="rounded-card border bg-surface-raised">
            <EmptyState level={4} icon={ReceiptText} title={t`No invoices yet`}>
              <Trans>The first comes with the first charge: an add-on, an upgrade or a renewal.</Trans>
            </EmptyState>
          </div>
        )
      ) : invoices.isError ? (
        <ErrorState
          level={4}
          title={t`The invoices cannot be shown`}
          {...explain(invoices.error)}
          onRetry={() => void invoices.refetch()}
          retrying={invoices.isFetching}
        />
      ) : (
        <Skeleton className="h-60 w-full" announced />
      )}
    </section>
  )
}
