import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { HeldTop, LogPage } from './use-held-top.ts'

/** Pages that a press may look through before it is asked again: of a filter that fits little, most may be empty. */
const PAGES_AT_ONCE = 5
/** Pages that come by themselves as the end comes near; after that a press brings the next. */
const PAGES_BY_ITSELF = 10

export type Log<Item> = {
  /** Undefined until the first are known, or known to be none so far. */
  rows: Item[] | undefined
  hasMore: boolean
  pending: boolean
  more(): void
  /** Whether more may come without a press. */
  auto: boolean
  /** What kept the rest away. */
  error: Error | null
  /** Where it goes on behind the rows; null at the end. */
  next: string | null
}

/** A log as it is read: its held top, and behind it the pages that were asked for. Empty pages are passed over. */
export function useLog<Item extends { id: string }>(
  top: HeldTop<Item>,
  older: UseInfiniteQueryResult<InfiniteData<LogPage<Item>>>,
): Log<Item> {
  const { rows: first, wanted, want, after } = top
  const pages = wanted ? older.data?.pages : undefined
  const rows = useMemo(
    () => first && once([...first, ...(pages ?? []).flatMap(({ items }) => items)]),
    [first, pages],
  )
  const last = pages?.at(-1)
  const next = last ? last.next : after
  const hasMore = next !== null
  const pending = wanted && older.isFetching && (pages === undefined || older.isFetchingNextPage)
  const error =
    wanted && !pending && (older.isFetchNextPageError || older.isLoadingError) ? older.error : null

  const { fetchNextPage, refetch } = older
  const more = () => {
    if (!wanted) want()
    else if (pages === undefined) void refetch()
    else void fetchNextPage()
  }

  const counts = [first?.length ?? 0, ...(pages ?? []).map(({ items }) => items.length)]
  const empty = first ? counts.length - 1 - counts.findLastIndex(count => count > 0) : 0
  const looksOn = hasMore && error === null && empty % PAGES_AT_ONCE !== 0
  const looked = looksOn && !older.isFetching ? counts.length : 0
  // Once for each page that turned out empty.
  useEffect(() => {
    if (looked > 0) more()
  }, [looked])

  return {
    rows: rows?.length === 0 && looksOn ? undefined : rows,
    hasMore,
    pending: pending || looksOn,
    more,
    auto: counts.length < PAGES_BY_ITSELF && empty === 0,
    error,
    next,
  }
}

/** A row that no longer fits makes room for others, which a page behind it may have, too. */
function once<Item extends { id: string }>(rows: readonly Item[]): Item[] {
  return [...new Map(rows.map(row => [row.id, row])).values()]
}
