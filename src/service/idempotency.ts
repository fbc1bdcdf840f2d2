import type { Instant } from '#domain/brand.ts'
import { type Head, type KeyPage, keyPages } from './collections.ts'
import type { ReadTx, WriteTx } from './ports.ts'
import { type Problem, problem } from './problem.ts'

const DAY = 86_400_000
/** Keys that differ in their last characters only share a page, so that a batch of numbered keys is one row. */
const SUFFIX = 3
/** The most rows of old keys that one change removes. */
const FORGET_MAX = 50

export type Remembered = { request: string; answer: unknown }

/** The keys of one request or one group of requests, as they stand in the transaction. */
export type Keys = {
  /** Whether these are the pages to look in at `now`. */
  isOf(now: Instant): boolean
  /** The first answer under this key; throws `idempotency_key_reused` when the request was another one. */
  answered(key: string, request: string): { answer: unknown } | null
  remember(key: string, remembered: Remembered): void
  /** Writes the pages that changed. */
  close(tx: WriteTx): void
}

type Page = { current: KeyPage; before: KeyPage; changed: boolean }

const pageOf = (key: string) => key.slice(0, -SUFFIX)
const suffixOf = (key: string) => key.slice(-SUFFIX)
const dayOf = (now: Instant) => Math.floor(now / DAY)

/**
 * B13: reads what was answered under `keys`. A key is kept on the day it came, and looked for on that day and the one
 * before, so it lasts between 24 and 48 hours.
 */
export async function openKeys(
  tx: ReadTx,
  { keys, now }: { keys: readonly string[]; now: Instant },
): Promise<Keys> {
  const today = dayOf(now)
  const names = [...new Set(keys.map(pageOf))]
  const pages = new Map<string, Page>()
  await Promise.all(
    names.map(async name => {
      const [current, before] = await Promise.all([
        keyPages.get(tx, today, name),
        keyPages.get(tx, today - 1, name),
      ])
      pages.set(name, { current: current ?? {}, before: before ?? {}, changed: false })
    }),
  )
  return {
    isOf: instant => dayOf(instant) === today,
    answered(key, request) {
      const page = pages.get(pageOf(key))
      const found = page?.current[suffixOf(key)] ?? page?.before[suffixOf(key)]
      if (!found) return null
      if (found.request !== request) throw reused(key)
      return { answer: found.answer }
    },
    remember(key, remembered) {
      const page = pages.get(pageOf(key))
      if (!page) return
      page.current[suffixOf(key)] = remembered
      page.changed = true
    },
    close(writeTx) {
      for (const [name, { current, changed }] of pages)
        if (changed) keyPages.put(writeTx, current, today, name)
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
 * Removes keys that are no longer looked for: from the first change of a day on, some with every change until none is
 * left, so that no change waits for all of them.
 */
export async function forgetOldKeys(tx: WriteTx, head: Head, now: Instant): Promise<void> {
  const today = dayOf(now)
  if (dayOf(head.clock.seen) !== today) head.forgetting = true
  if (!head.forgetting) return
  const oldest = await keyPages.scan(tx, [], { limit: FORGET_MAX })
  const old = oldest.filter(({ parts }) => parts[0] < today - 1)
  for (const { parts } of old) keyPages.delete(tx, ...parts)
  head.forgetting = old.length === FORGET_MAX
}
