import { keptKeys } from './draft-keys.ts'
import { type KeptDraft, keepDraft, keptDraft } from './kept-drafts.ts'

/**
 * One automation may be worked on in several tabs at a time, each with a draft of its own: what one tab saves or discards
 * must not take away what another has not saved. So a builder holds the key of its draft for as long as it is open, by a
 * lock that ends with the tab, whatever ends it. A draft that nobody holds was left: the next builder goes on with it.
 */
export type HeldDraft = {
  key: Promise<string>
  /** Also before the key has come. */
  release: () => void
}

// Where the browser has no locks, this tab at least does not get into its own way.
const heldHere = new Set<string>()
// Of this tab: a builder that opens right after another has closed finds its draft free.
let released: Promise<unknown> = Promise.resolve()

/**
 * Holds the latest draft that was left, else a key without one.
 * @param base what `draftKey` answers
 * @param anew what was left stays where it is: something else is begun beside it
 */
export function holdDraft(base: string, anew = false): HeldDraft {
  const holding = holdFirst(base, anew)
  return {
    key: holding.then(({ key }) => key),
    release() {
      released = Promise.all([released, holding.then(({ release }) => release())])
    },
  }
}

/** Forgets a draft that was left, unless somebody goes on with it by now. */
export async function discardLeft(key: string): Promise<void> {
  await released
  const release = await hold(key)
  if (!release) return
  keepDraft(key, null)
  await release()
}

type Release = () => Promise<unknown>

async function holdFirst(base: string, anew: boolean): Promise<{ key: string; release: Release }> {
  await released
  for (const key of anew ? freeKeys(base) : keysToTry(base)) {
    const release = await hold(key)
    if (release) return { key, release }
  }
  throw new Error('There is always another key')
}

function* keysToTry(base: string): Generator<string> {
  const left = keptKeys(base).flatMap(key => {
    const kept = keptDraft(key)
    return kept ? [{ key, kept }] : []
  })
  for (const { key } of left.sort(latestFirst)) yield key
  yield* freeKeys(base)
}

function* freeKeys(base: string): Generator<string> {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}/${number}`
    if (!keptDraft(key)) yield key
  }
}

type Left = { key: string; kept: KeptDraft }
const latestFirst = (one: Left, other: Left) =>
  (other.kept.at ?? 0) - (one.kept.at ?? 0) || one.key.length - other.key.length

/** @returns what lets it go; null when it is held already, in this tab or another */
async function hold(key: string): Promise<Release | null> {
  if (heldHere.has(key)) return null
  heldHere.add(key)
  const { promise: isOver, resolve: end } = Promise.withResolvers<void>()
  const { promise: isTaken, resolve: answer } = Promise.withResolvers<boolean>()
  const request = locked(key, lock => {
    answer(lock !== null)
    return lock === null ? undefined : isOver
  })
  // Blocked, as storage may be.
  const ended = request.catch(() => answer(true))
  if (!(await isTaken)) {
    heldHere.delete(key)
    return null
  }
  return () => {
    heldHere.delete(key)
    end()
    return ended
  }
}

async function locked(key: string, held: (lock: unknown) => Promise<void> | undefined): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks
  if (!locks) throw new Error('There are no locks')
  await locks.request(key, { ifAvailable: true }, held)
}
