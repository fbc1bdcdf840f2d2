import type { Entry, Key, ScanOptions } from '#service/ports.ts'

/**
 * Rows sorted by key, in chunks of which none is empty. A state is never changed once it has been handed out: a draft
 * copies the chunks it touches, so readers keep the state they began with and giving up a draft costs nothing.
 */
export type SortedRows = readonly (readonly Row[])[]
type Row = Entry<unknown>

const CHUNK_MAX = 512

/** The order of keys as the port documents it. */
function compareKeys(a: Key, b: Key): number {
  const shared = Math.min(a.length, b.length)
  for (let index = 0; index < shared; index += 1) {
    const order = compareParts(a[index] ?? 0, b[index] ?? 0)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareParts(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  if (a < b) return -1
  return a > b ? 1 : 0
}

/** The first index of `items` that is not `before`; `items` has those first. */
function firstNot<Item>(items: readonly Item[], before: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (before(items[middle] as Item)) low = middle + 1
    else high = middle
  }
  return low
}

type Place = { chunk: number; index: number }

/** Where the first row is that is not `before`: behind the last one when there is none. */
function placeOf(rows: SortedRows, before: (key: Key) => boolean): Place {
  const chunk = firstNot(rows, candidate => before((candidate.at(-1) as Row).key))
  return { chunk, index: firstNot(rows[chunk] ?? [], row => before(row.key)) }
}

export function getRow(rows: SortedRows, key: Key): unknown {
  const { chunk, index } = placeOf(rows, candidate => compareKeys(candidate, key) < 0)
  const row = rows[chunk]?.[index]
  return row && compareKeys(row.key, key) === 0 ? row.value : undefined
}

export function scanRows(rows: SortedRows, prefix: Key, { after, limit, reverse }: ScanOptions = {}): Row[] {
  const inside = (key: Key) =>
    key.length > prefix.length && prefix.every((part, index) => compareParts(part, key[index] ?? '') === 0)
  const most = limit ?? Number.POSITIVE_INFINITY
  const rowsFrom = reverse
    ? backward(
        rows,
        placeOf(
          rows,
          key => (compareKeys(key, prefix) <= 0 || inside(key)) && (!after || compareKeys(key, after) < 0),
        ),
      )
    : forward(
        rows,
        placeOf(
          rows,
          key => compareKeys(key, prefix) <= 0 || (after !== undefined && compareKeys(key, after) <= 0),
        ),
      )
  const found: Row[] = []
  for (const row of rowsFrom) {
    if (found.length >= most || !inside(row.key)) break
    found.push(row)
  }
  return found
}

function* forward(rows: SortedRows, { chunk, index }: Place): Generator<Row> {
  for (let at = chunk; at < rows.length; at += 1) {
    const items = rows[at] ?? []
    for (let row = at === chunk ? index : 0; row < items.length; row += 1) yield items[row] as Row
  }
}

/** The rows before the place, last first. */
function* backward(rows: SortedRows, { chunk, index }: Place): Generator<Row> {
  for (let at = Math.min(chunk, rows.length - 1); at >= 0; at -= 1) {
    const items = rows[at] ?? []
    for (let row = (at === chunk ? index : items.length) - 1; row >= 0; row -= 1) yield items[row] as Row
  }
}

/** A new state in the making. `rows()` is what it has come to, and may be handed out once nothing is put any more. */
export function draftOf(base: SortedRows): {
  rows(): SortedRows
  put(key: Key, value: unknown): void
  delete(key: Key): void
} {
  const chunks = [...base] as Row[][]
  const own = new Set<readonly Row[]>()
  const writable = (at: number): Row[] => {
    const chunk = chunks[at] ?? []
    if (own.has(chunk)) return chunk
    const copy = [...chunk]
    own.add(copy)
    chunks[at] = copy
    return copy
  }
  const find = (key: Key) => placeOf(chunks, candidate => compareKeys(candidate, key) < 0)
  const isAt = ({ chunk, index }: Place, key: Key) => {
    const row = chunks[chunk]?.[index]
    return row !== undefined && compareKeys(row.key, key) === 0
  }
  return {
    rows: () => chunks,
    put(key, value) {
      const place = find(key)
      const row = { key: [...key], value }
      if (isAt(place, key)) {
        writable(place.chunk)[place.index] = row
        return
      }
      // Behind the last row of all, the place is in no chunk: the last one grows.
      const at = Math.max(0, Math.min(place.chunk, chunks.length - 1))
      const chunk = writable(at)
      chunk.splice(at === place.chunk ? place.index : chunk.length, 0, row)
      if (chunk.length <= CHUNK_MAX) return
      const second = chunk.splice(CHUNK_MAX / 2)
      own.add(second)
      chunks.splice(at + 1, 0, second)
    },
    delete(key) {
      const place = find(key)
      if (!isAt(place, key)) return
      const chunk = writable(place.chunk)
      chunk.splice(place.index, 1)
      if (chunk.length === 0) chunks.splice(place.chunk, 1)
    },
  }
}
