import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { lazyPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { BillingTabs } from './billing-tabs.tsx'
import { PastDueNotice } from './past-due-notice.tsx'
import { useOrderPanel } from './use-order-panel.ts'

const OrderSummary = lazyPart(
  () => import('./order/order-summary.tsx'),
  part => part.OrderSummary,
)

/** B1: what is around every part of Billing: its tabs, what is past due and, where the address names an order, its summary. */
export function BillingFrame() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const billing = useQuery(orpc.billing.get.queryOptions())
  const order = useOrderPanel(billing.data && (billing.data.cycle?.kind ?? null))
  const isOrdering = order.wanted !== null
  // From then on it stays, to be seen going.
  const [hasOrdered, setHasOrdered] = useState(isOrdering)
  if (isOrdering && !hasOrdered) setHasOrdered(true)
  const tabs = useRef<HTMLElement>(null)
  const wasOrdering = useRef(false)

  // What the panel was opened by has the focus again, unless there is no such thing: a link opened it, or its plan is bought.
  useEffect(() => {
    if (wasOrdering.current && !isOrdering && isFocusLost()) {
      tabs.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
    }
    wasOrdering.current = isOrdering
  }, [isOrdering])

  return (
    <>
      <h2 className="sr-only">{t`Billing`}</h2>
      <BillingTabs ref={tabs} />
      {billing.data?.pastDue && <PastDueNotice pastDue={billing.data.pastDue} addOns={billing.data.addOns} />}
      {/* A part that has not come yet leaves the tabs where they are. */}
      <Suspense fallback={<Skeleton className="h-80 w-full" announced />}>
        <Outlet />
      </Suspense>
      {hasOrdered && (
        <Suspense>
          <OrderSummary wanted={order.wanted} onChange={order.change} onClose={order.close} />
        </Suspense>
      )}
    </>
  )
}

function isFocusLost(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || activeElement.matches('dialog:not([open]) *')
}
