import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { Wanted } from '#domain/order.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { BillingTabs } from './billing-tabs.tsx'
import { PastDueNotice } from './past-due-notice.tsx'
import { useOrderPanel } from './use-order-panel.ts'
import { WaitingPayment } from './waiting-payment.tsx'

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

  // What the panel was opened by has the focus again. Where there is no such thing, as after a reload, the button of what was
  // ordered has it, or else, once its plan is bought, the tab.
  const ordered = useRef<string>(undefined)
  const thing = order.wanted && orderedBy(order.wanted)
  useEffect(() => {
    if (ordered.current !== undefined && thing === null && isFocusLost()) {
      const button = document.querySelector<HTMLElement>(`[data-orders="${ordered.current}"]`)
      const target = button ?? tabs.current?.querySelector<HTMLElement>('[aria-current]')
      target?.focus()
    }
    ordered.current = thing ?? undefined
  }, [thing])

  return (
    <>
      <h2 className="sr-only">{t`Billing`}</h2>
      <BillingTabs ref={tabs} />
      {!isOrdering && <WaitingPayment />}
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

/** What buttons that open an order carry as `data-orders`. */
const orderedBy = (wanted: Wanted) => (wanted.kind === 'add_on' ? wanted.pack : wanted.plan)

function isFocusLost(): boolean {
  const { activeElement, body } = document
  return (
    activeElement === null || activeElement === body || activeElement.closest('dialog:not([open])') !== null
  )
}
