import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Instant, MemberId, PlaceId } from '#domain/brand.ts'
import { EMPTY_DRAFT } from '#features/automations/builder/draft.ts'
import { draftKey } from '#features/automations/builder/draft-keys.ts'
import { discardLeft, type HeldDraft, holdDraft } from '#features/automations/builder/held-drafts.ts'
import { forgetDrafts, keepDraft, keptDraft } from '#features/automations/builder/kept-drafts.ts'

const base = draftKey({ scenario: undefined, memberId: 'ana' as MemberId, of: 'launch' as PlaceId })
const kept = (name: string, at: number) =>
  ({ version: 1, at: at as Instant, base: null, draft: { ...EMPTY_DRAFT, name } }) as const
const nameAt = (key: string) => keptDraft(key)?.draft.name

let open: HeldDraft[] = []
function openBuilder(): HeldDraft {
  const held = holdDraft(base)
  open.push(held)
  return held
}

beforeEach(() => {
  const stored = new Map<string, string>()
  // Its keys are its own, as those of a browser's are.
  vi.stubGlobal(
    'localStorage',
    new Proxy({} as Storage, {
      get: (_storage, name) =>
        ({
          getItem: (key: string) => stored.get(key) ?? null,
          setItem: (key: string, value: string) => void stored.set(key, value),
          removeItem: (key: string) => void stored.delete(key),
        })[name as 'getItem'],
      ownKeys: () => [...stored.keys()],
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    }),
  )
})

afterEach(() => {
  for (const { release } of open) release()
  open = []
  forgetDrafts(undefined)
  vi.unstubAllGlobals()
})

describe.each([
  ['by locks', () => {}],
  ['without locks, in one tab', () => vi.stubGlobal('navigator', {})],
  [
    'where locks are blocked',
    () => vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('blocked')) } }),
  ],
])('P5: a builder has a draft of its own, %s', (_how, prepare) => {
  beforeEach(prepare)

  test('beside another of the same', async () => {
    const [one, other] = [await openBuilder().key, await openBuilder().key]
    expect(one).toBe(base)
    expect(other).not.toBe(one)
    keepDraft(one, kept('one', 1))
    keepDraft(other, kept('other', 2))
    // It is saved.
    keepDraft(one, null)
    expect(nameAt(other)).toBe('other')
  })

  test('the latest that was left, then the one before it', async () => {
    const left = [openBuilder(), openBuilder(), openBuilder()]
    const keys = await Promise.all(left.map(({ key }) => key))
    expect(new Set(keys).size).toBe(3)
    keys.forEach((key, index) => {
      keepDraft(key, kept(`draft ${index}`, [2, 3, 1][index] as number))
    })
    for (const { release } of left) release()
    const names = [openBuilder(), openBuilder(), openBuilder(), openBuilder()].map(async ({ key }) =>
      nameAt(await key),
    )
    expect((await Promise.all(names)).sort()).toEqual(['draft 0', 'draft 1', 'draft 2', undefined])
    expect(await names[0]).toBe('draft 1')
  })

  test('the same one again right after it was left, even before it had come', async () => {
    const first = openBuilder()
    keepDraft(await first.key, kept('mine', 1))
    first.release()
    openBuilder().release()
    expect(await openBuilder().key).toBe(await first.key)
  })

  test('what was left can be discarded, unless somebody goes on with it', async () => {
    const first = openBuilder()
    const key = await first.key
    keepDraft(key, kept('mine', 1))
    first.release()
    const again = openBuilder()
    expect(await again.key).toBe(key)
    await discardLeft(key)
    expect(nameAt(key)).toBe('mine')
    again.release()
    await discardLeft(key)
    expect(nameAt(key)).toBeUndefined()
  })
})
