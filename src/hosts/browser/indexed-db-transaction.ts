import type { WorkspaceId } from '#domain/brand.ts'
import type { Key, ReadTx, WriteTx } from '#service/ports.ts'

/** The port's reading on an object store, whose keys begin with the workspace. */
export function reading(rows: IDBObjectStore, workspace: WorkspaceId): ReadTx {
  return {
    get: <Value>(key: Key) => settled<Value | undefined>(rows.get([workspace, ...key])),
    async scan<Value>(prefix: Key, { after, limit, reverse = false }: Parameters<ReadTx['scan']>[1] = {}) {
      const range = rangeOf([workspace, ...prefix], { after: after && [workspace, ...after], reverse })
      if (!range || limit === 0) return []
      if (reverse && limit !== undefined) return lastRows<Value>(rows, range, limit)
      const [keys, values] = await Promise.all([
        settled<IDBValidKey[]>(rows.getAllKeys(range, limit)),
        settled<Value[]>(rows.getAll(range, limit)),
      ])
      const found = values.map((value, index) => ({ key: withoutWorkspace(keys[index]), value }))
      return reverse ? found.reverse() : found
    },
  }
}

export function writing(rows: IDBObjectStore, workspace: WorkspaceId): WriteTx {
  return {
    ...reading(rows, workspace),
    // Nobody waits for these: a write that fails aborts the transaction, whose end says why.
    put: (key, value) => void rows.put(value, [workspace, ...key]),
    delete: key => void rows.delete([workspace, ...key]),
  }
}

function settled<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Result)
    request.onerror = () => reject(request.error)
  })
}

/** Keys that begin with `prefix` and are longer: an array sorts behind every number and text. Null for none. */
function rangeOf(
  prefix: Key,
  { after, reverse }: { after: Key | undefined; reverse: boolean },
): IDBKeyRange | null {
  let from: IDBValidKey = [...prefix]
  let to: IDBValidKey = [...prefix, []]
  if (after && reverse && indexedDB.cmp([...after], to) < 0) to = [...after]
  if (after && !reverse && indexedDB.cmp([...after], from) > 0) from = [...after]
  return indexedDB.cmp(from, to) < 0 ? IDBKeyRange.bound(from, to, true, true) : null
}

function lastRows<Value>(
  rows: IDBObjectStore,
  range: IDBKeyRange,
  limit: number,
): Promise<{ key: Key; value: Value }[]> {
  const found: { key: Key; value: Value }[] = []
  return new Promise((resolve, reject) => {
    const request = rows.openCursor(range, 'prev')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (cursor) found.push({ key: withoutWorkspace(cursor.primaryKey), value: cursor.value })
      if (cursor && found.length < limit) cursor.continue()
      else resolve(found)
    }
  })
}

const withoutWorkspace = (key: IDBValidKey | undefined): Key => (key as Key).slice(1)
