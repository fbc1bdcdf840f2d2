import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WorkspaceId } from '#domain/brand.ts'
import type { Key, ScanOptions, Store } from '#service/ports.ts'
import { modelScan, sortKeys } from './store-model.ts'

/** Two stores over the same data, as two tabs have them, and how to be rid of both with all they keep. */
export type StorePair = { store: Store; beside: Store; dispose(): Promise<void> }

const here = 'here' as WorkspaceId
const elsewhere = 'elsewhere' as WorkspaceId

/** Text where locale order and code unit order differ, parts that begin with one another, and signs. */
const KEYS: Key[] = [
  ['a'],
  ['a', -1],
  ['a', 0],
  ['a', 0.5],
  ['a', 2],
  ['a', 10],
  ['a', 10, 'x'],
  ['a', ''],
  ['a', '10'],
  ['a', '2'],
  ['a', 'B'],
  ['a', 'b'],
  ['a', 'b', 1],
  ['a', 'ba'],
  ['a', 'é'],
  ['a', '\uFFFF'],
  ['a', '😀'],
  ['aa'],
  ['aa', 1],
  ['b', 'only'],
  [3, 'number first'],
]

/** What every adapter of the Store port keeps to. */
export function storeContract(name: string, open: () => Promise<StorePair>): void {
  describe(name, () => {
    let store: Store
    let beside: Store
    let dispose: () => Promise<void>
    beforeEach(async () => {
      ;({ store, beside, dispose } = await open())
    })
    afterEach(() => dispose())

    const fill = (keys: readonly Key[]) =>
      store.transact(here, async tx => {
        for (const key of keys) tx.put(key, { key })
      })
    const scan = async (prefix: Key, options?: ScanOptions) =>
      (await store.read(here, tx => tx.scan(prefix, options))).map(({ key }) => key)

    test('what is put can be got, replaced and deleted', async () => {
      await store.transact(here, async tx => tx.put(['a', 1], 'one'))
      expect(await store.read(here, tx => tx.get(['a', 1]))).toBe('one')
      await store.transact(here, async tx => tx.put(['a', 1], 'uno'))
      expect(await store.read(here, tx => tx.get(['a', 1]))).toBe('uno')
      await store.transact(here, async tx => tx.delete(['a', 1]))
      expect(await store.read(here, tx => tx.get(['a', 1]))).toBeUndefined()
      expect(await store.read(here, tx => tx.get(['never', 'put']))).toBeUndefined()
    })

    test('a transaction answers what its body answers', async () => {
      expect(await store.transact(here, async () => 42)).toBe(42)
      expect(await store.transact(here, async () => 43, { durability: 'strict' })).toBe(43)
      expect(await store.read(here, async () => 44)).toBe(44)
    })

    test('keys sort part by part: numbers first, text by code units, shorter first', async () => {
      await fill([...KEYS].reverse())
      expect(await scan([])).toEqual(sortKeys(KEYS))
      expect(await scan(['a'])).toEqual([
        ['a', -1],
        ['a', 0],
        ['a', 0.5],
        ['a', 2],
        ['a', 10],
        ['a', 10, 'x'],
        ['a', ''],
        ['a', '10'],
        ['a', '2'],
        ['a', 'B'],
        ['a', 'b'],
        ['a', 'b', 1],
        ['a', 'ba'],
        ['a', 'é'],
        ['a', '😀'],
        ['a', '\uFFFF'],
      ])
    })

    test('a scan gives what is longer than its prefix, and nothing beside it', async () => {
      await fill(KEYS)
      expect(await scan(['a', 10])).toEqual([['a', 10, 'x']])
      expect(await scan(['a', 'b'])).toEqual([['a', 'b', 1]])
      expect(await scan(['b'])).toEqual([['b', 'only']])
      expect(await scan(['b', 'only'])).toEqual([])
      expect(await scan(['c'])).toEqual([])
    })

    test('a scan goes on behind a key, stops at its limit, and runs backward', async () => {
      await fill(KEYS)
      expect(await scan(['a'], { limit: 2 })).toEqual([
        ['a', -1],
        ['a', 0],
      ])
      expect(await scan(['a'], { after: ['a', 0], limit: 2 })).toEqual([
        ['a', 0.5],
        ['a', 2],
      ])
      // The key to go on behind need not be there.
      expect(await scan(['a'], { after: ['a', 1], limit: 1 })).toEqual([['a', 2]])
      expect(await scan(['a'], { reverse: true, limit: 2 })).toEqual([
        ['a', '\uFFFF'],
        ['a', '😀'],
      ])
      expect(await scan(['a'], { reverse: true, after: ['a', 0.5] })).toEqual([
        ['a', 0],
        ['a', -1],
      ])
      expect(await scan(['a'], { limit: 0 })).toEqual([])
      expect(await scan(['a'], { after: ['a', '\uFFFF'] })).toEqual([])
      expect(await scan(['a'], { after: ['a', -1], reverse: true })).toEqual([])
      // Behind a key of elsewhere: all or nothing.
      expect(await scan(['aa'], { after: ['b'] })).toEqual([])
      expect(await scan(['aa'], { after: ['a', 2] })).toEqual([['aa', 1]])
      expect(await scan(['aa'], { after: ['b'], reverse: true })).toEqual([['aa', 1]])
    })

    test('a transaction sees its own writes', async () => {
      await fill([
        ['a', 1],
        ['a', 3],
      ])
      await store.transact(here, async tx => {
        tx.put(['a', 2], 'new')
        tx.delete(['a', 3])
        expect(await tx.get(['a', 2])).toBe('new')
        expect((await tx.scan(['a'])).map(({ key }) => key)).toEqual([
          ['a', 1],
          ['a', 2],
        ])
        tx.put(['a', 2], 'newer')
        expect(await tx.get(['a', 2])).toBe('newer')
      })
    })

    test('when the body throws, nothing is kept and the error is told as it was', async () => {
      await fill([['a', 1]])
      const refusal = new Error('refused')
      const attempt = store.transact(here, async tx => {
        tx.put(['a', 2], 'lost')
        tx.delete(['a', 1])
        expect(await tx.get(['a', 1])).toBeUndefined()
        throw refusal
      })
      await expect(attempt).rejects.toBe(refusal)
      expect(await scan(['a'])).toEqual([['a', 1]])
      // Nor is anything blocked.
      await store.transact(here, async tx => tx.put(['a', 3], 'kept'))
      expect(await store.read(here, tx => tx.get(['a', 3]))).toBe('kept')
    })

    test('a value that cannot be cloned is a bug that keeps nothing', async () => {
      const attempt = store.transact(here, async tx => {
        tx.put(['a', 1], 'lost')
        tx.put(['a', 2], () => 'a function')
      })
      await expect(attempt).rejects.toThrow()
      expect(await scan([])).toEqual([])
    })

    test('an error in a reading body is told as it was', async () => {
      const refusal = new Error('refused')
      const attempt = store.read(here, async tx => {
        await tx.get(['a'])
        throw refusal
      })
      await expect(attempt).rejects.toBe(refusal)
    })

    test('U4: fifty simultaneous read-modify-writes over two tabs lose none', async () => {
      const add = (via: Store) =>
        via.transact(here, async tx => {
          const count = (await tx.get<number>(['count'])) ?? 0
          tx.put(['count'], count + 1)
          return count
        })
      const seen = await Promise.all(
        Array.from({ length: 50 }, (_, index) => add(index % 2 ? store : beside)),
      )
      expect(await beside.read(here, tx => tx.get(['count']))).toBe(50)
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index))
    })

    test('what one tab has written, the other reads', async () => {
      await store.transact(here, async tx => tx.put(['a', 1], 'from one'))
      expect(await beside.read(here, tx => tx.get(['a', 1]))).toBe('from one')
      await beside.transact(here, async tx => tx.delete(['a', 1]))
      expect(await scan([])).toEqual([])
    })

    test('a reader sees all of a change or nothing of it', async () => {
      await store.transact(here, async tx => {
        tx.put(['a'], 0)
        tx.put(['b'], 0)
      })
      const move = (amount: number) =>
        store.transact(here, async tx => {
          tx.put(['a'], amount)
          await tx.get(['a'])
          tx.put(['b'], -amount)
        })
      const look = () =>
        beside.read(here, async tx => {
          const a = (await tx.get<number>(['a'])) ?? 0
          const b = (await tx.get<number>(['b'])) ?? 0
          return a + b
        })
      const looks = Array.from({ length: 20 }, (_, index) => [move(index), look()] as const).flat()
      const sums = (await Promise.all(looks)).filter(sum => sum !== undefined)
      expect(sums).toEqual(Array.from({ length: 20 }, () => 0))
    })

    test('workspaces know nothing of each other', async () => {
      await store.transact(here, async tx => tx.put(['a', 1], 'here'))
      await store.transact(elsewhere, async tx => {
        expect(await tx.get(['a', 1])).toBeUndefined()
        expect(await tx.scan([])).toEqual([])
        tx.put(['a', 1], 'elsewhere')
        tx.put(['a', 2], 'elsewhere')
      })
      expect(await scan([])).toEqual([['a', 1]])
      expect(await store.read(here, tx => tx.get(['a', 1]))).toBe('here')
    })

    test('values are copies, going in and coming out', async () => {
      const value = { list: [1], at: new Map([['x', 1]]), none: null, text: '\u0000 😀 \uD800' }
      await store.transact(here, async tx => {
        tx.put(['a'], value)
        value.list.push(2)
        const inside = await tx.get<typeof value>(['a'])
        inside?.list.push(3)
      })
      const first = await store.read(here, tx => tx.get<typeof value>(['a']))
      expect(first).toEqual({ list: [1], at: new Map([['x', 1]]), none: null, text: '\u0000 😀 \uD800' })
      first?.list.push(4)
      const [second] = await store.read(here, tx => tx.scan<typeof value>([]))
      expect(second?.value.list).toEqual([1])
    })

    test('a transaction that is over can be used no more', async () => {
      const kept = await store.transact(here, async tx => tx)
      expect(() => kept.put(['a'], 'late')).toThrow()
      expect(await scan([])).toEqual([])
    })

    test('for any sequence of transactions it does what a sorted list would do', async () => {
      let round = 0
      await fc.assert(
        fc.asyncProperty(fc.array(transactions, { maxLength: 8 }), scans, async (all, wanted) => {
          const workspace = `round-${round++}` as WorkspaceId
          let model: [Key, unknown][] = []
          for (const { changes, fails } of all) {
            const before = model
            const attempt = store.transact(workspace, async tx => {
              for (const { key, value } of changes) {
                model = model.filter(([other]) => !sameKey(other, key))
                if (value === null) tx.delete(key)
                else {
                  tx.put(key, value)
                  model.push([key, value])
                }
                expect(await tx.get(key)).toEqual(value ?? undefined)
              }
              if (fails) throw new Error('given up')
            })
            if (!fails) await attempt
            else {
              await expect(attempt).rejects.toThrow('given up')
              model = before
            }
          }
          for (const { prefix, options } of wanted) {
            const found = await beside.read(workspace, tx => tx.scan(prefix, options))
            expect(found.map(({ key, value }) => [key, value])).toEqual(modelScan(model, prefix, options))
          }
        }),
        { numRuns: 60 },
      )
    })
  })
}

const sameKey = (a: Key, b: Key) => a.length === b.length && a.every((part, index) => part === b[index])

// Few different parts, so that keys meet; more would be found nowhere twice.
const part = fc.oneof(
  fc.constantFrom(-1, 0, 1, 1.5, 10, Number.MAX_SAFE_INTEGER),
  fc.constantFrom('', 'a', 'aa', 'b', 'é', '\uD83D\uDE00', '\uFFFF'),
)
const key = fc.array(part, { minLength: 1, maxLength: 3 })
const transactions = fc.record({
  changes: fc.array(fc.record({ key, value: fc.option(fc.nat()) }), { maxLength: 12 }),
  fails: fc.boolean(),
})
const scans = fc.array(
  fc.record({
    prefix: fc.array(part, { maxLength: 2 }),
    options: fc.record(
      { after: key, limit: fc.nat({ max: 5 }), reverse: fc.boolean() },
      { requiredKeys: [] },
    ),
  }),
  { minLength: 1, maxLength: 6 },
)
