// IndexedDB with nothing around it: what the service is compared with.
export type Row = { key: IDBValidKey; value: unknown }

export type Bare = {
  /** One row read, changed and written, in a transaction of its own. */
  readModifyWrite(row: Row): Promise<void>
  /** Rows written in one transaction. */
  putAll(rows: readonly Row[]): Promise<void>
}

const ROWS = 'rows'

export async function openBare(name: string): Promise<Bare> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(ROWS)
  const db = await resultOf(opening)

  function transaction(body: (rows: IDBObjectStore) => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const raw = db.transaction(ROWS, 'readwrite', { durability: 'relaxed' })
    raw.oncomplete = () => resolve()
    raw.onabort = () => reject(raw.error)
    body(raw.objectStore(ROWS))
    return promise
  }

  return {
    readModifyWrite: ({ key, value }) =>
      transaction(rows => {
        const reading = rows.get(key)
        reading.onsuccess = () => void rows.put(reading.result ?? value, key)
      }),
    putAll: all =>
      transaction(rows => {
        for (const { key, value } of all) rows.put(value, key)
      }),
  }
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
