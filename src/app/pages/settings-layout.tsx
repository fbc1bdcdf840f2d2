import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, Outlet, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useApi } from '#api/api-context.tsx'
import { withLaterTexts } from '#locales/texts.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'

// What the router shows in it. Named here and not in the router, which is part of the first view.
export const ClickAppsPage = lazyPart(
  () => withLaterTexts(import('#features/settings/clickapps-page.tsx')),
  part => part.ClickAppsPage,
)
export const AlertsPage = lazyPart(
  () => withLaterTexts(import('#features/settings/alerts-page.tsx')),
  part => part.AlertsPage,
)
export const ReceiverPage = lazyPart(
  () => withLaterTexts(import('#features/settings/receiver-page.tsx')),
  part => part.ReceiverPage,
)
export const BillingGate = lazyPart(
  () => withLaterTexts(import('#features/settings/billing-gate.tsx')),
  part => part.BillingGate,
)
export const BillingFrame = lazyPart(
  () => withLaterTexts(import('#features/billing/billing-frame.tsx')),
  part => part.BillingFrame,
)
export const PlansTab = lazyPart(
  () => withLaterTexts(import('#features/billing/plans/plans-tab.tsx')),
  part => part.PlansTab,
)
export const AddOnsTab = lazyPart(
  () => withLaterTexts(import('#features/billing/add-ons/add-ons-tab.tsx')),
  part => part.AddOnsTab,
)
export const InvoicesTab = lazyPart(
  () => withLaterTexts(import('#features/billing/invoices/invoices-tab.tsx')),
  part => part.InvoicesTab,
)
export const InvoiceAtPath = lazyPart(
  () => withLaterTexts(import('#features/billing/invoice-at-path.tsx')),
  part => part.InvoiceAtPath,
)
export const PaymentMethodsTab = lazyPart(
  () => withLaterTexts(import('#features/billing/payment-methods/payment-methods-tab.tsx')),
  part => part.PaymentMethodsTab,
)

const tab =
  'flex min-h-9 items-center border-b-2 border-transparent px-2 pt-0.5 font-medium text-text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]'

export function SettingsLayout() {
  const { t } = useLingui()
  const { orpc } = useApi()
  // Only a sandbox has a receiver of its own that stands for the outside. Its tab does not come later than the others.
  const arrivals = useQuery(orpc.sandbox.arrivals.queryOptions({ input: {} }))
  return (
    <>
      <nav
        aria-label={t`Settings`}
        className="sticky top-0 z-10 flex flex-wrap gap-1 border-b bg-surface px-4 max-md:px-2 max-sm:gap-0 max-sm:px-1"
      >
        <Link to="/settings/clickapps" className={tab}>{t`ClickApps`}</Link>
        <Link to="/settings/billing" className={tab}>{t`Billing`}</Link>
        <Link to="/settings/alerts" className={tab}>{t`Alerts`}</Link>
        {(arrivals.data || arrivals.isPending) && (
          <Link to="/settings/receiver" className={tab}>
            {t({ message: 'Receiver', comment: 'What automations send arrives there' })}
          </Link>
        )}
      </nav>
      <div className="flex max-w-240 flex-col gap-6 p-4 md:p-6">
        <Suspense fallback={<Skeleton className="h-80 w-full" announced />}>
          <Outlet />
        </Suspense>
      </div>
    </>
  )
}

/** What a link to Billing came for: its Add-ons, or its Plans. */
export function BillingHome() {
  const search = useSearch({ from: '/settings/billing' })
  const to = search.for === 'add-ons' ? '/settings/billing/add-ons' : '/settings/billing/plans'
  return <Navigate to={to} search={search} replace />
}
