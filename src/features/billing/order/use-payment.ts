import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { OrderView } from '#contract/billing.ts'
import { createPayment } from './payment.ts'

/**
 * The payment of this panel, and the orders that another tab, or this one before a reload, has left open; undefined until
 * those are known.
 */
export function usePayment() {
  const { client, orpc, queryClient } = useApi()
  const open = useQuery(orpc.orders.list.queryOptions())
  const [run] = useState(() =>
    createPayment({
      client,
      onOrder(id, order) {
        const queryKey = orpc.orders.list.queryKey()
        queryClient.setQueryData(queryKey, before => {
          const others = (before?.items ?? []).filter(one => one.id !== id)
          return { items: order ? [...others, order] : others }
        })
        void queryClient.invalidateQueries({ queryKey })
      },
    }),
  )
  const payment = useSyncExternalStore(run.subscribe, run.state)

  // Another tab has passed, failed or given up what this one shows.
  const isGone =
    payment.kind === 'confirming' &&
    open.isSuccess &&
    !open.isFetching &&
    !open.data.items.some(({ id }) => id === payment.begun.order.id)
  useEffect(() => {
    if (isGone) void run.check()
  }, [isGone, run])

  const opened: OrderView | null | undefined = open.data && (open.data.items[0] ?? null)
  return { run, payment, opened: open.isError ? null : opened }
}
