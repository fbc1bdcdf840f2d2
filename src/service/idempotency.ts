import type { Instant } from '#domain/brand.ts'
import { type Head, type KeyPage, keyPages } from './collections.ts'
import type { ReadTx, WriteTx } from './ports.ts'
import { type Problem, problem } from './problem.ts'

const DAY = 86_400_000
/** Keys that differ in their last characters only share a page, so that a batch of numbered keys is one row. */
const SUFFIX = 3
/** From the first change of a day on, a change looks at twice as many pages as it may make, and at this many at least. */
const SWEEP_LEAST = 4

export type Remembered = { request: string; answer: unknown; now: Instant }

/** The keys of one request or one group of requests, as they stand in the transaction. */
export type Keys = {
  /** The first answer under this key; throws `idempotency_key_reused` when the request was another one. */
  answered(key: string, now: { request: string; now: Instant }): { answer: unknown } | null
  remember(key: string, remembered: Remembered): void
  /** Writes the pages that changed. */
  close(tx: WriteTx, now: Instant): void
}

const pageOf = (key: string) => key.slice(0, -SUFFIX)
const suffixOf = (key: string) => key.slice(-SUFFIX)
const dayOf = (now: Instant) => Math.floor(now / DAY)

/** B13: a key counts on the day it came and on the one after, so it lasts between 24 and 48 hours. */
const counts = (day: number, now: Instant) => day >= dayOf(now) - 1

/** Reads what was answered under `keys`. */
export async function openKeys(tx: ReadTx, keys: readonly string[]): Promise<Keys> {
  const pages = new Map<string, KeyPage>()
  const changed = new Set<string>()
  const read = async (name: string) => pages.set(name, (await keyPages.get(tx, name)) ?? {})
  await Promise.all([...new Set(keys.map(pageOf))].map(read))
  return {
    answered(key, { request, now }) {
      const found = pages.get(pageOf(key))?.[suffixOf(key)]
      if (!found || !counts(found.day, now)) return null
      if (found.request !== request) throw reused(key)
      return { answer: found.answer }
    },
    remember(key, { now, ...remembered }) {
      const page = pages.get(pageOf(key))
      if (!page) return
      page[suffixOf(key)] = { ...remembered, day: dayOf(now) }
      changed.add(pageOf(key))
    },
    close(writeTx, now) {
      for (const name of changed) {
        const entries = Object.entries(pages.get(name) ?? {}).filter(([, { day }]) => counts(day, now))
        keyPages.put(writeTx, Object.fromEntries(entries), name)
      }
    },
  }
}

function reused(key: string): Problem {
  return problem(
    'idempotency_key_reused',
    { key, helps: ['use_new_key'] },
    'This Idempotency-Key was sent with another request before; nothing was done',
  )
}

/**
 * Removes keys that no longer count. From the first change of a day on, every change looks at some pages more, twice as
 * many as the `keys` it brings can make, until it has been through all: no change waits for long, and the sweep is
 * faster than the keys come.
 */
export async function sweepKeys(
  tx: WriteTx,
  head: Head,
  { now, keys }: { now: Instant; keys: number },
): Promise<void> {
  const today = dayOf(now)
  if (head.sweep.day !== today) head.sweep = { day: today, to: '' }
  const { to } = head.sweep
  if (to === null) return
  const limit = Math.max(SWEEP_LEAST, 2 * keys)
  const pages = await keyPages.scan(tx, [], { limit, ...(to !== '' && { after: keyPages.key(to) }) })
  for (const { parts, value } of pages) {
    if (Object.values(value).every(({ day }) => !counts(day, now))) keyPages.delete(tx, ...parts)
  }
  head.sweep.to = pages.length === limit ? (pages.at(-1)?.parts[0] ?? null) : null
}
