import { expect, test } from 'vitest'
import type { WorkspaceId } from '#domain/brand.ts'
import { createIndexedDbStore, deleteDatabase } from '#hosts/browser/indexed-db-store.ts'
import { troubleOf } from '#hosts/browser/storage-trouble.ts'
import { StorageTrouble } from '#service/ports.ts'
import { storeContract } from './store-contract.ts'

const workspace = 'acme' as WorkspaceId
const names = Array.from({ length: 100 }, (_, index) => `store-contract-${index}`)
const newName = () => names.pop() ?? 'store-contract'

storeContract('the store in IndexedDB', async () => {
  const name = newName()
  await deleteDatabase(name)
  const [store, beside] = [createIndexedDbStore({ name }), createIndexedDbStore({ name })]
  return {
    store,
    beside,
    dispose: async () => {
      store.close()
      beside.close()
      await deleteDatabase(name)
    },
  }
})

/** A database of that name, opened past the store; the next step of the arrangement, not a thing under test. */
function open(name: string, version: number, upgrade = (_db: IDBDatabase) => {}): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => upgrade(request.result)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

test('T4: a database of a later version is told as newer', async () => {
  const name = newName()
  const later = await open(name, 99)
  later.close()
  const store = createIndexedDbStore({ name })
  const reading = store.read(workspace, async () => undefined)
  await expect(reading).rejects.toMatchObject({ name: 'StorageTrouble', reason: 'newer' })
  await deleteDatabase(name)
})

test('T4: a database without its rows is told as unreadable', async () => {
  const name = newName()
  const strange = await open(name, 1)
  strange.close()
  const store = createIndexedDbStore({ name })
  const writing = store.transact(workspace, async tx => tx.put(['a'], 1))
  await expect(writing).rejects.toMatchObject({ name: 'StorageTrouble', reason: 'unreadable' })
  store.close()
  await deleteDatabase(name)
})

test('T4: a tab that does not let go makes a deletion blocked', async () => {
  const name = newName()
  const stubborn = await open(name, 1)
  await expect(deleteDatabase(name, 50)).rejects.toMatchObject({ reason: 'blocked' })
  stubborn.close()
  await deleteDatabase(name)
})

test('T4: the errors of a full disk and of denied storage are told apart, and bugs stay bugs', () => {
  const reasonOf = (name: string) => {
    const trouble = troubleOf(new DOMException('', name))
    return trouble instanceof StorageTrouble ? trouble.reason : null
  }
  expect(reasonOf('QuotaExceededError')).toBe('full')
  expect(reasonOf('SecurityError')).toBe('blocked')
  expect(reasonOf('UnknownError')).toBe('unreadable')
  expect(reasonOf('DataCloneError')).toBeNull()
  expect(reasonOf('TransactionInactiveError')).toBeNull()
})

test('a deleted database is opened anew at next use, prepared again', async () => {
  const name = newName()
  let prepared = 0
  const store = createIndexedDbStore({
    name,
    prepare: async opened => {
      prepared += 1
      await opened.transact(workspace, async tx => tx.put(['seed'], prepared))
    },
  })
  const seedSeen = () => store.read(workspace, tx => tx.get(['seed']))
  expect(await Promise.all([seedSeen(), seedSeen()])).toEqual([1, 1])
  await deleteDatabase(name)
  expect(await seedSeen()).toBe(2)
  store.close()
  await deleteDatabase(name)
})

test('a preparation that fails is tried again at next use', async () => {
  const name = newName()
  let attempts = 0
  const store = createIndexedDbStore({
    name,
    prepare: async () => {
      attempts += 1
      if (attempts === 1) throw new Error('not yet')
    },
  })
  await expect(store.read(workspace, async () => 1)).rejects.toThrow('not yet')
  expect(await store.read(workspace, async () => 1)).toBe(1)
  store.close()
  await deleteDatabase(name)
})

test('awaiting anything foreign inside a body is a bug that does not pass unseen', async () => {
  const name = newName()
  const store = createIndexedDbStore({ name })
  const attempt = store.transact(workspace, async tx => {
    await tx.get(['a'])
    await new Promise(resolve => setTimeout(resolve))
    tx.put(['a'], 1)
  })
  await expect(attempt).rejects.toMatchObject({ name: 'TransactionInactiveError' })
  store.close()
  await deleteDatabase(name)
})
