import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb'
import { StorageTrouble, type Store } from '#service/ports.ts'
import { reading, writing } from './indexed-db-transaction.ts'
import { troubleOf } from './storage-trouble.ts'

/** 2: pages by place beside the automations, which a tab of an earlier version would not keep in step; it is told to reload. */
const VERSION = 2
const ROWS = 'rows'

export type IndexedDbStore = Store & { close(): void }

export type IndexedDbOptions = {
  /** The database's name. */
  name: string
  /** Called with each new connection before anything else uses it: a database may have been deleted meanwhile. */
  prepare?: (store: Store) => Promise<void>
}

type Connection = { store: Store; close(): void }

/**
 * One IndexedDB database, shared with the other tabs. A connection is opened at first use, given up when another tab
 * wants to delete or upgrade the database, and opened again at next use.
 */
export function createIndexedDbStore({ name, prepare }: IndexedDbOptions): IndexedDbStore {
  let current: Promise<Connection> | null = null

  function connection(): Promise<Connection> {
    if (current) return current
    let isLost = false
    const opening = connect(name, () => {
      isLost = true
      if (current === opening) current = null
    }).then(async opened => {
      try {
        await prepare?.(opened.store)
        return opened
      } catch (error) {
        opened.close()
        if (isLost) return connection()
        throw error
      }
    })
    current = opening
    opening.catch(() => {
      if (current === opening) current = null
    })
    return opening
  }

  return {
    read: async (workspace, body) => (await connection()).store.read(workspace, body),
    transact: async (workspace, body, options) =>
      (await connection()).store.transact(workspace, body, options),
    close() {
      void current?.then(
        opened => opened.close(),
        () => undefined,
      )
      current = null
    },
  }
}

/**
 * Deletes a database with all that is in it. Tabs that have it open give up their connection by themselves; one that
 * does not within `patience` milliseconds makes this reject as blocked (the deletion still follows when it lets go).
 */
export function deleteDatabase(name: string, patience = 5_000): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new StorageTrouble('blocked')), patience)
  deleteDB(name)
    .then(resolve, error => reject(troubleOf(error)))
    .finally(() => clearTimeout(timer))
  return promise
}

function connect(name: string, lost: () => void): Promise<Connection> {
  const { promise, resolve, reject } = Promise.withResolvers<Connection>()
  let refused = false
  const opening = open(name, {
    upgrade(db, before) {
      if (before < 1) db.createObjectStore(ROWS)
    },
    // Another tab keeps an older version open and does not let go.
    blocked: () => {
      refused = true
      reject(new StorageTrouble('blocked'))
    },
    blocking: (_from, _to, event) => {
      lost()
      ;(event.target as IDBDatabase).close()
    },
    terminated: lost,
  })
  opening.then(
    db => (refused ? db.close() : resolve({ store: storeOn(db), close: () => db.close() })),
    error => reject(troubleOf(error)),
  )
  return promise
}

/** Where there is no IndexedDB at all, this rejects rather than throws. */
async function open(name: string, callbacks: Parameters<typeof openDB>[2]): Promise<IDBPDatabase> {
  if (typeof indexedDB === 'undefined') throw new StorageTrouble('blocked')
  return openDB(name, VERSION, callbacks)
}

function storeOn(db: IDBPDatabase): Store {
  return {
    async read(workspace, body) {
      const { raw, rows } = begin(db, 'readonly')
      try {
        return await body(reading(rows, workspace))
      } catch (error) {
        throw troubleOf(reasonOf(raw, error))
      }
    },
    async transact(workspace, body, { durability = 'relaxed' } = {}) {
      const { raw, rows, done } = begin(db, 'readwrite', { durability })
      try {
        const answer = await body(writing(rows, workspace))
        commit(raw)
        await done
        return answer
      } catch (error) {
        const reason = reasonOf(raw, error)
        abort(raw)
        // Until the transaction has ended, another one would still wait for it.
        await done.catch(() => undefined)
        throw troubleOf(reason)
      }
    },
  }
}

function begin(db: IDBPDatabase, mode: IDBTransactionMode, options?: IDBTransactionOptions) {
  try {
    const raw = unwrap(db).transaction(ROWS, mode, options)
    return { raw, rows: raw.objectStore(ROWS), done: endOf(raw) }
  } catch (error) {
    throw troubleOf(error)
  }
}

function endOf(raw: IDBTransaction): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  raw.oncomplete = () => resolve()
  raw.onabort = () => reject(raw.error ?? new DOMException('The transaction was aborted', 'AbortError'))
  promise.catch(() => undefined)
  return promise
}

/** Requests of an aborted transaction fail with AbortError only: what aborted it, such as a full disk, is told by it. */
function reasonOf(raw: IDBTransaction, error: unknown): unknown {
  return error instanceof DOMException && error.name === 'AbortError' ? (raw.error ?? error) : error
}

/** Does not wait for the browser to see that nothing more comes. */
function commit(raw: IDBTransaction): void {
  try {
    raw.commit()
  } catch {
    // It has ended by itself: how is told by its end.
  }
}

function abort(raw: IDBTransaction): void {
  try {
    raw.abort()
  } catch {
    // It was aborted already.
  }
}
