import type { RunPageView } from '#contract/runs.ts'
import type { PlaceId, UsageMonth } from '#domain/brand.ts'
import { withBelow } from '#domain/places.ts'
import type { Run } from '#domain/run.ts'
import { type Head, placeTrees, runLog } from '../collections.ts'
import { type Context, read } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound, problem } from '../problem.ts'
import { runView } from './run-view.ts'

const PAGE = 50
/** Blocks read for one page at the most, so that a filter that fits little answers a short page and not a long wait. */
const BLOCKS_A_PAGE = 400

/** Where a page ended: the next run is the one at `index`, from the oldest, of a block; -1 for the block before. */
type Position = { month: UsageMonth; block: number; index: number }

type Filter = { place?: PlaceId | undefined; after?: string | undefined; limit?: number | undefined }

/**
 * P8: the activity log, newest first. At a place: what ran on the tasks there and below, and what its automations ran
 * without a task.
 */
export function listRuns(context: Context, { place, after, limit = PAGE }: Filter): Promise<RunPageView> {
  return read(context, 'automations', async ({ tx, head }) => {
    const at = place === undefined ? null : await placesAt(tx, place)
    const fits = ({ task, placeId }: Run) => at === null || at.has(task ? task.listId : placeId)
    const items: Run[] = []
    let position = after === undefined ? null : parsePosition(after)
    for (let blocks = 0; blocks < BLOCKS_A_PAGE; blocks += 1) {
      const block = await blockAt(tx, { head, position })
      if (!block) return { items: items.map(runView), next: null }
      let { index } = block
      for (; index >= 0 && items.length < limit; index -= 1) {
        const run = block.runs[index]
        if (run && fits(run)) items.push(run)
      }
      position = { month: block.month, block: block.block, index }
      if (items.length === limit) break
    }
    const isLast = position !== null && position.index < 0 && !(await blockBefore(tx, position))
    return { items: items.map(runView), next: position && !isLast ? formatPosition(position) : null }
  })
}

async function placesAt(tx: ReadTx, place: PlaceId): Promise<Set<PlaceId>> {
  const below = withBelow((await placeTrees.get(tx)) ?? [], place)
  if (below.length === 0) throw notFound('place')
  return new Set(below.map(({ id }) => id))
}

type Block = Position & { runs: Run[] }

/**
 * The block to go on with. The head's tail counts as the block that it will become, so that a position in it stays
 * right when it does: its runs will be that block's first.
 */
async function blockAt(
  tx: ReadTx,
  { head, position }: { head: Head; position: Position | null },
): Promise<Block | null> {
  const { meter, blocks } = head.books
  const tail = { month: meter.month, block: blocks, runs: head.tail }
  if (!position) {
    return tail.runs.length > 0 ? { ...tail, index: tail.runs.length - 1 } : blockBefore(tx, null)
  }
  if (position.index < 0) return blockBefore(tx, position)
  const inTail = position.month === tail.month && position.block === tail.block
  const runs = inTail ? tail.runs : await runLog.get(tx, position.month, position.block)
  return runs ? { ...position, runs } : blockBefore(tx, position)
}

async function blockBefore(tx: ReadTx, position: Position | null): Promise<Block | null> {
  const after = position ? { after: runLog.key(position.month, position.block) } : {}
  const [older] = await runLog.scan(tx, [], { reverse: true, limit: 1, ...after })
  if (!older) return null
  const [month, block] = older.parts
  return { month, block, runs: older.value, index: older.value.length - 1 }
}

function formatPosition({ month, block, index }: Position): string {
  return `${month}.${block}.${index}`
}

function parsePosition(text: string): Position {
  const [, month, block, index] = /^(\d{4}-\d{2})\.(\d+)\.(-1|\d+)$/.exec(text) ?? []
  if (!month) {
    throw problem('invalid_input', {
      issues: [{ path: 'after', message: 'is not the `next` of an earlier page' }],
    })
  }
  return { month: month as UsageMonth, block: Number(block), index: Number(index) }
}
