import { expect, test } from 'vitest'
import type { WorkspaceId } from '#domain/brand.ts'
import { createMemoryStore } from '#hosts/memory/memory-store.ts'
import type { Key } from '#service/ports.ts'
import { storeContract } from './store-contract.ts'
import { modelScan, sortKeys } from './store-model.ts'

storeContract('the store in memory', async () => {
  const store = createMemoryStore()
  return { store, beside: store, dispose: async () => undefined }
})

test('the store in memory keeps its order over many chunks, and a giving up leaves none of them changed', async () => {
  const store = createMemoryStore()
  const workspace = 'many' as WorkspaceId
  // Every number below 5,000 once, in an order that has nothing to do with theirs.
  const keys: Key[] = Array.from({ length: 5_000 }, (_, index) => ['row', (index * 1_877) % 5_000])
  await store.transact(workspace, async tx => {
    for (const key of keys) tx.put(key, key[1])
  })
  const attempt = store.transact(workspace, async tx => {
    for (const key of keys) tx.delete(key)
    expect(await tx.scan([])).toEqual([])
    throw new Error('given up')
  })
  await expect(attempt).rejects.toThrow('given up')
  await store.transact(workspace, async tx => {
    for (const key of keys) if (Number(key[1]) % 3 === 0) tx.delete(key)
  })

  const left = keys.filter(([, number]) => Number(number) % 3 !== 0)
  const rows = await store.read(workspace, tx => tx.scan<number>(['row']))
  expect(rows.map(({ key }) => key)).toEqual(sortKeys(left))
  const options = { after: ['row', 2_500], limit: 700, reverse: true }
  const page = await store.read(workspace, tx => tx.scan<number>(['row'], options))
  expect(page.map(({ key, value }) => [key, value])).toEqual(
    modelScan(
      left.map(key => [key, key[1]]),
      ['row'],
      options,
    ),
  )
})

test('a reader keeps the state it began with while writers go on', async () => {
  const store = createMemoryStore()
  const workspace = 'busy' as WorkspaceId
  await store.transact(workspace, async tx => tx.put(['a'], 1))
  await store.read(workspace, async tx => {
    await store.transact(workspace, async other => other.put(['a'], 2))
    expect(await tx.get(['a'])).toBe(1)
  })
  expect(await store.read(workspace, tx => tx.get(['a']))).toBe(2)
})
