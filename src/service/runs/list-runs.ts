import type { RunPageView } from '#contract/runs.ts'
import type { PlaceId, UsageMonth } from '#domain/brand.ts'
import { withBelow } from '#domain/places.ts'
import type { Run } from '#domain/run.ts'
import { placeTrees, runLog } from '../collections.ts'
import { type Context, read } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound, problem } from '../problem.ts'
import { runView } from './run-view.ts'

const PAGE = 50
/** Blocks read for one page at the most, so that a filter that fits little answers a short page and not a long wait. */
const BLOCKS_A_PAGE = 200

/** Where a page ended: in which block, and how many of the block's runs, counted from its newest, were answered. */
type Position = { month: UsageMonth; block: number; taken: number }

/**
 * P8: the activity log, newest first. At a place: what ran on the tasks there and below, and what its automations ran
 * without a task.
 */
export function listRuns(
  context: Context,
  {
    place,
    after,
    limit = PAGE,
  }: { place?: PlaceId | undefined; after?: string | undefined; limit?: number | undefined },
): Promise<RunPageView> {
  return read(context, 'automations', async ({ tx }) => {
    const at = place === undefined ? null : await placesAt(tx, place)
    const fits = ({ task, placeId }: Run) => at === null || at.has(task ? task.listId : placeId)
    const items: Run[] = []
    let position = after === undefined ? null : parsePosition(after)
    for (let blocks = 0; blocks < BLOCKS_A_PAGE; blocks += 1) {
      const block = await blockAt(tx, position)
      if (!block) return { items: items.map(runView), next: null }
      const newestFirst = block.runs.toReversed()
      let taken =
        position && position.block === block.number && position.month === block.month ? position.taken : 0
      while (taken < newestFirst.length && items.length < limit) {
        const run = newestFirst[taken]
        if (run && fits(run)) items.push(run)
        taken += 1
      }
      position = { month: block.month, block: block.number, taken }
      if (items.length === limit) break
    }
    return { items: items.map(runView), next: position && formatPosition(position) }
  })
}

async function placesAt(tx: ReadTx, place: PlaceId): Promise<Set<PlaceId>> {
  const below = withBelow((await placeTrees.get(tx)) ?? [], place)
  if (below.length === 0) throw notFound('place')
  return new Set(below.map(({ id }) => id))
}

type Block = { month: UsageMonth; number: number; runs: Run[] }

/** The block that a position is inside of, or the next older one where it is through; the newest for none. */
async function blockAt(tx: ReadTx, position: Position | null): Promise<Block | null> {
  if (position) {
    const runs = await runLog.get(tx, position.month, position.block)
    if (runs && position.taken < runs.length) return { month: position.month, number: position.block, runs }
  }
  const after = position ? { after: runLog.key(position.month, position.block) } : {}
  const [older] = await runLog.scan(tx, [], { reverse: true, limit: 1, ...after })
  return older ? { month: older.parts[0], number: older.parts[1], runs: older.value } : null
}

function formatPosition({ month, block, taken }: Position): string {
  return `${month}.${block}.${taken}`
}

function parsePosition(text: string): Position {
  const [, month, block, taken] = /^(\d{4}-\d{2})\.(\d+)\.(\d+)$/.exec(text) ?? []
  if (!month) {
    throw problem('invalid_input', {
      issues: [{ path: 'after', message: 'is not the `next` of an earlier page' }],
    })
  }
  return { month: month as UsageMonth, block: Number(block), taken: Number(taken) }
}
