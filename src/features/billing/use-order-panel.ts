import { useLocation, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { CycleKind } from '#domain/billing-cycle.ts'
import type { Wanted } from '#domain/order.ts'
import type { BillingSearch } from './billing-search.ts'
import { wantedOrder } from './wanted-order.ts'

type Entry = { pathname: string; index: number }

/**
 * The order that the address names. A button's press opens it over the page; closing leads back to the entry that it was
 * opened over, where there is one.
 * @param running the kind of the cycle that runs, null for none; undefined where that is not known yet
 */
export function useOrderPanel(running: CycleKind | null | undefined) {
  const navigate = useNavigate()
  const { history } = useRouter()
  const pathname = useLocation({ select: location => location.pathname })
  const index = useLocation({ select: location => location.state.__TSR_index })
  const search: BillingSearch = useSearch({ strict: false })
  const isOpen = search.buy !== undefined || search.upgrade !== undefined
  const [page, setPage] = useState<Entry | null>(null)
  if (!isOpen && (page?.index !== index || page.pathname !== pathname)) setPage({ pathname, index })
  // The address follows a moment later; a second press must not lead further back.
  const [left, setLeft] = useState(false)
  if (!isOpen && left) setLeft(false)

  const { buy, quantity, upgrade, cycle } = search
  const wanted = useMemo(
    () => (left ? null : wantedOrder({ buy, quantity, upgrade, cycle }, running)),
    [left, buy, quantity, upgrade, cycle, running],
  )

  function replace({ buy: _, quantity: __, upgrade: ___, ...rest }: BillingSearch, order: BillingSearch) {
    void navigate({ to: pathname, search: { ...rest, ...order }, replace: true })
  }

  return {
    wanted,
    change(wanted: Wanted) {
      switch (wanted.kind) {
        case 'add_on':
          return replace(search, { buy: wanted.pack, quantity: wanted.quantity })
        case 'upgrade':
          return replace(search, { upgrade: wanted.plan, cycle: wanted.cycle })
      }
    },
    close() {
      if (!isOpen || left) return
      setLeft(true)
      if (page?.index === index - 1 && page.pathname === pathname) history.back()
      else replace(search, {})
    },
  }
}
