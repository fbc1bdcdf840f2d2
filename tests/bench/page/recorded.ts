import type { WorkspaceId } from '#domain/brand.ts'
import type { Store, WriteTx } from '#service/ports.ts'
import type { Row } from './bare.ts'

export type Recorded = Store & {
  /** The rows put since the last call, as they stand in IndexedDB. */
  takeRows(): Row[]
}

/** A store that remembers what is put, so that the very same rows can be put without the service. */
export function recorded(store: Store): Recorded {
  let rows: Row[] = []
  const recording = (tx: WriteTx, workspace: WorkspaceId): WriteTx => ({
    ...tx,
    put(key, value) {
      rows.push({ key: [workspace, ...key], value: structuredClone(value) })
      tx.put(key, value)
    },
  })
  return {
    read: store.read,
    transact: (workspace, body, options) =>
      store.transact(workspace, tx => body(recording(tx, workspace)), options),
    takeRows() {
      const taken = rows
      rows = []
      return taken
    },
  }
}
