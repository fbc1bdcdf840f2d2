import { useState } from 'react'

export type LogPage<Item> = { items: Item[]; next: string | null }

export type HeldTop<Item> = {
  /** What the list begins with: the first page as it was when the reader came, told anew. Undefined until it is known. */
  rows: Item[] | undefined
  /** Where the rest of the list begins, as long as the top is held; null where there is none. */
  after: string | null
  /** Whether the rest has been asked for. */
  wanted: boolean
  want(): void
  /** How many came since, above what is held; `many` where there may be more than are known. */
  newer: number
  many: boolean
  /** Shows them. */
  show(): void
}

/**
 * Holds the top of a list that is read newest first: what comes in while it is read is counted and not shown, so that
 * nothing moves. What is shown stays current, and goes where it no longer fits.
 *
 * @param fresh the first page, as it is now; undefined until it is known
 * @param settled whether that is the answer to the latest question
 * @param of what the list is of: another list holds another top
 */
export function useHeldTop<Item extends { id: string }>(
  fresh: LogPage<Item> | undefined,
  { settled, of }: { settled: boolean; of: string },
): HeldTop<Item> {
  const [held, setHeld] = useState<{ of: string; page: LogPage<Item> }>()
  const [wanted, setWanted] = useState<LogPage<Item>>()
  const page = held?.of === of ? held.page : undefined
  if (fresh && settled && page !== fresh && (!page || !holds(page, fresh))) setHeld({ of, page: fresh })

  const begun = page ?? fresh
  const top = begun && fresh && heldRows(begun, fresh)
  const newer = top?.newer ?? 0
  return {
    rows: top?.rows,
    after: begun?.next ?? null,
    wanted: page !== undefined && page.next !== null && wanted === page,
    want: () => setWanted(page),
    newer,
    many: newer > 0 && newer === fresh?.items.length && fresh.next !== null,
    show() {
      if (fresh) setHeld({ of, page: fresh })
    },
  }
}

/** Whether there is anything to be kept in its place: not where there was nothing, and where nothing of it is left. */
function holds<Item extends { id: string }>(held: LogPage<Item>, fresh: LogPage<Item>): boolean {
  if (held.items.length === 0 && held.next === null) return false
  const heldIds = new Set(held.items.map(({ id }) => id))
  return fresh.next !== null || fresh.items.some(({ id }) => heldIds.has(id))
}

/** The held page by what is known now: what came above it is counted, what no longer fits is gone. */
export function heldRows<Item extends { id: string }>(
  held: LogPage<Item>,
  fresh: LogPage<Item>,
): { rows: Item[]; newer: number } {
  if (!holds(held, fresh)) return { rows: fresh.items, newer: 0 }
  const heldIds = new Set(held.items.map(({ id }) => id))
  const freshIds = new Set(fresh.items.map(({ id }) => id))
  const newer = fresh.items.findIndex(({ id }) => heldIds.has(id))
  if (newer < 0) return { rows: held.items, newer: fresh.items.length }
  // What is older than all that is known now was not told anew.
  const known =
    fresh.next === null ? held.items.length : held.items.findLastIndex(({ id }) => freshIds.has(id)) + 1
  return { rows: [...fresh.items.slice(newer), ...held.items.slice(known)], newer }
}
