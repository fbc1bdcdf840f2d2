import type { Instant, UsageMonth } from '#domain/brand.ts'
import type { Run } from '#domain/run.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { type Head, runLog } from '../collections.ts'
import type { ReadTx } from '../ports.ts'
import { problem } from '../problem.ts'

/**
 * Where a reading of the log has come to: the next run is the one at `index`, from the oldest, of a block; -1 for the
 * block before. It stays right while runs come in: blocks only grow at the end, and the head's tail counts as the block
 * that it will become, whose first runs it will be.
 */
export type Position = { month: UsageMonth; block: number; index: number }

export type Block = Position & { runs: Run[] }

/** The activity log as one transaction sees it, newest first: the head's tail, then the blocks of the months. */
export type RunLog = {
  /** How many blocks have been read. */
  reads(): number
  /** The block to go on with; null at the end of the log. Without a position it is the newest. */
  at(position: Position | null): Promise<Block | null>
  before(position: Position | null): Promise<Block | null>
  /** Where the runs before an instant begin; null for the newest of all. Runs are logged in the order of time. */
  positionBefore(to: Instant): Promise<Position | null>
}

export function openRunLog(tx: ReadTx, { books, tail }: Pick<Head, 'books' | 'tail'>): RunLog {
  const { month: current } = books.meter
  const newest = { month: current, block: books.blocks }
  let reads = 0

  async function get(month: UsageMonth, block: number): Promise<Run[] | undefined> {
    if (month === newest.month && block === newest.block) return tail
    reads += 1
    return runLog.get(tx, month, block)
  }

  async function last(
    options: { month?: UsageMonth; after?: ReturnType<typeof runLog.key> } = {},
  ): Promise<Block | null> {
    reads += 1
    const { month, after } = options
    const [found] = await runLog.scan(tx, month === undefined ? [] : [month], {
      reverse: true,
      limit: 1,
      ...(after && { after }),
    })
    if (!found) return null
    const [at, block] = found.parts
    return { month: at, block, runs: found.value, index: found.value.length - 1 }
  }

  const log: RunLog = {
    reads: () => reads,
    async at(position) {
      if (!position) return tail.length > 0 ? { ...newest, runs: tail, index: tail.length - 1 } : last()
      if (position.index < 0) return log.before(position)
      const runs = await get(position.month, position.block)
      return runs ? { ...position, runs } : log.before(position)
    },
    before: position => last(position ? { after: runLog.key(position.month, position.block) } : {}),
    async positionBefore(to) {
      const month = usageMonthOf((to - 1) as Instant)
      const [oldest] = tail
      if (month > current || (month === current && oldest && oldest.at < to)) return null
      const lastBlock = month === current ? books.blocks - 1 : ((await last({ month }))?.block ?? -1)
      // The last block that begins before the instant, found by halving: a month may have a thousand.
      let found: Position = { month, block: 0, index: -1 }
      for (let low = 0, high = lastBlock; low <= high; ) {
        const middle = (low + high) >>> 1
        const runs = (await get(month, middle)) ?? []
        const index = runs.findLastIndex(({ at }) => at < to)
        if (index < 0) high = middle - 1
        else {
          found = { month, block: middle, index }
          low = middle + 1
        }
      }
      return found
    },
  }
  return log
}

export function formatPosition({ month, block, index }: Position): string {
  return `${month}.${block}.${index}`
}

/** Refuses what is not the `next` of a page. */
export function parsePosition(text: string): Position {
  const [, month, block, index] = /^(\d{4}-\d{2})\.(\d{1,9})\.(-1|\d{1,9})$/.exec(text) ?? []
  if (!month) {
    throw problem('invalid_input', {
      issues: [{ path: 'after', message: 'is not the `next` of an earlier page' }],
    })
  }
  return { month: month as UsageMonth, block: Number(block), index: Number(index) }
}
