import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useNow } from '#api/use-now.ts'
import type { BillingView, QuoteView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { changeOf, type QuoteChange } from './quote-change.ts'
import { useSettledWanted } from './use-settled-wanted.ts'

export type Quoting =
  /**
   * `before`: the latest quote for the same thing, whose dates still are so, but no amount of it; `shape`: the latest for
   * anything, whose place is kept.
   */
  | { kind: 'loading'; before: QuoteView | null; shape: QuoteView | null }
  | { kind: 'ready'; quote: QuoteView; isReplacing: boolean; change: QuoteChange | null }
  | { kind: 'failed'; error: unknown; isRetrying: boolean }

const FIVE_SECONDS = 5_000

type Seen = { quote: QuoteView; change: QuoteChange | null }

/**
 * B6: the service's quote for what is wanted. It is replaced by itself when it is too old, or when what it rests on has
 * changed in any tab; `isFrozen` while somebody pays by it. Answers to what is not wanted any more are dropped.
 */
export function useQuote(wanted: Wanted, billing: BillingView | undefined, isFrozen: boolean) {
  const { orpc } = useApi()
  const settled = useSettledWanted(wanted)
  const query = useQuery({
    ...orpc.quotes.create.queryOptions({ input: settled }),
    // Each one is kept by the service for a quarter of an hour: none is shown again later.
    gcTime: 0,
    enabled: !isFrozen,
    refetchOnWindowFocus: false,
  })
  const [seen, setSeen] = useState<Seen | null>(null)
  const { data } = query
  if (data && data.id !== seen?.quote.id) {
    const isSame = seen !== null && JSON.stringify(seen.quote.wanted) === JSON.stringify(data.wanted)
    setSeen({ quote: data, change: isSame ? (changeOf(seen.quote, data) ?? seen.change) : null })
  }

  const replace = useEffectEvent(() => void query.refetch())
  const now = useNow(FIVE_SECONDS)
  const isOld = data !== undefined && now !== undefined && now >= Date.parse(data.expiresAt)
  const mayReplace = !isFrozen && !query.isError
  useEffect(() => {
    if (isOld && mayReplace) replace()
  }, [isOld, mayReplace])

  const basis = billing && basisOf(billing)
  const latest = useRef(basis)
  useEffect(() => {
    if (isFrozen || basis === undefined) return
    if (latest.current !== undefined && latest.current !== basis) replace()
    latest.current = basis
  }, [basis, isFrozen])

  return { quoting: quotingOf(), replace: () => void query.refetch(), forgetChange }

  function quotingOf(): Quoting {
    if (query.isError) return { kind: 'failed', error: query.error, isRetrying: query.isFetching }
    const isWanted = JSON.stringify(wanted) === JSON.stringify(settled)
    if (!data || !isWanted || data.id !== seen?.quote.id) {
      const shape = seen?.quote ?? null
      return { kind: 'loading', before: shape && isOfSame(shape.wanted, wanted) ? shape : null, shape }
    }
    return { kind: 'ready', quote: data, isReplacing: query.isFetching, change: seen.change }
  }

  function forgetChange(): void {
    setSeen(before => before && { ...before, change: null })
  }
}

/** What the service's price rests on, as far as it can be seen from here. */
function basisOf({ plan, seats, cycle, addOns, allowance, details, pastDue }: BillingView): string {
  const bought = addOns.map(({ id, quantity, ends }) => [id, quantity, ends])
  return JSON.stringify([plan, seats, cycle, bought, allowance, details.taxRate, pastDue?.invoiceId])
}

/** The same but for its quantity. */
function isOfSame(one: Wanted, other: Wanted): boolean {
  return one.kind === 'add_on' && other.kind === 'add_on'
    ? one.pack === other.pack
    : JSON.stringify(one) === JSON.stringify(other)
}
