import type { WorkspaceId } from '#domain/brand.ts'
import type { ReadTx, Store, WriteTx } from '#service/ports.ts'
import { draftOf, getRow, type SortedRows, scanRows } from './sorted-rows.ts'

/** A store that lives as long as the page or process. Hosts that share one are like tabs of one browser. */
export function createMemoryStore(): Store {
  const states = new Map<WorkspaceId, SortedRows>()
  const lastWriters = new Map<WorkspaceId, Promise<unknown>>()
  const stateOf = (workspace: WorkspaceId): SortedRows => states.get(workspace) ?? []

  async function write<Answer>(
    workspace: WorkspaceId,
    body: (tx: WriteTx) => Promise<Answer>,
  ): Promise<Answer> {
    const draft = draftOf(stateOf(workspace))
    const life = { over: false }
    try {
      const answer = await body({
        ...reading(draft.rows, life),
        put(key, value) {
          check(life)
          draft.put(key, structuredClone(value))
        },
        delete(key) {
          check(life)
          draft.delete(key)
        },
      })
      states.set(workspace, draft.rows())
      return answer
    } finally {
      life.over = true
    }
  }

  return {
    async read(workspace, body) {
      const state = stateOf(workspace)
      const life = { over: false }
      try {
        return await body(reading(() => state, life))
      } finally {
        life.over = true
      }
    },
    transact(workspace, body) {
      const before = lastWriters.get(workspace) ?? Promise.resolve()
      const mine = before.then(() => write(workspace, body))
      lastWriters.set(
        workspace,
        mine.catch(() => undefined),
      )
      return mine
    },
  }
}

type Life = { over: boolean }

function reading(rows: () => SortedRows, life: Life): ReadTx {
  return {
    async get<Value>(key: Parameters<ReadTx['get']>[0]) {
      check(life)
      return structuredClone(getRow(rows(), key)) as Value | undefined
    },
    async scan<Value>(prefix: Parameters<ReadTx['scan']>[0], options: Parameters<ReadTx['scan']>[1]) {
      check(life)
      return scanRows(rows(), prefix, options).map(({ key, value }) => ({
        key: [...key],
        value: structuredClone(value) as Value,
      }))
    },
  }
}

/** As in IndexedDB, a transaction that a body kept for later is of no use. */
function check({ over }: Life): void {
  if (over) throw new Error('The transaction is over')
}
