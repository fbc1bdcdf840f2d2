import type { UsageMonth } from '#domain/brand.ts'
import type { Run } from '#domain/run.ts'
import { runLog } from './collections.ts'
import type { WriteTx } from './ports.ts'

/** The most runs in one block of the activity log. */
const BLOCK_MAX = 256

/** Writes runs, oldest first, as blocks of the month's log from number `first` on; answers how many blocks. */
export function writeBlocks(
  tx: WriteTx,
  runs: readonly Run[],
  { month, first }: { month: UsageMonth; first: number },
): number {
  const blocks = Math.ceil(runs.length / BLOCK_MAX)
  for (let block = 0; block < blocks; block += 1) {
    runLog.put(tx, runs.slice(block * BLOCK_MAX, (block + 1) * BLOCK_MAX), month, first + block)
  }
  return blocks
}
