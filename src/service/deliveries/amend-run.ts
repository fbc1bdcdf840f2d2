import type { Instant } from '#domain/brand.ts'
import type { Run, StepResult } from '#domain/run.ts'
import { type Delivery, type Head, runLog } from '../collections.ts'
import type { WriteTx } from '../ports.ts'
import { type Block, openRunLog } from '../runs/run-log.ts'

/**
 * P8: says in the activity log what became of what a run handed over: failed where all attempts failed, and handed over
 * again where it was sent once more and taken. Works on `head` itself: whoever opened the transaction puts it. Answers
 * whether that changed the run; nothing is said of a delivery that is still under way, nor where the run is not in the log.
 */
export async function amendRun(tx: WriteTx, head: Head, delivery: Delivery): Promise<boolean> {
  const { state, runId, createdAt } = delivery
  if (state === 'pending') return false
  const log = openRunLog(tx, head)
  // A delivery is made when its run is; the runs of one instant may go over several blocks.
  let block = await log.at(await log.positionBefore((createdAt + 1) as Instant))
  for (; block; block = await log.before(block)) {
    const index = block.runs.findIndex(({ id }) => id === runId)
    const run = block.runs[index]
    if (run) {
      const after = amendedRun(run, delivery)
      if (after) putRuns(tx, { head, block, runs: block.runs.with(index, after) })
      return after !== null
    }
    if ((block.runs[0]?.at ?? 0) < createdAt) break
  }
  return false
}

/** The run as it should be; null where it is so already. */
function amendedRun(run: Run, { step: index, state }: Delivery): Run | null {
  const step = run.steps[index]
  const failed = state === 'failed'
  if (!step || step.result !== (failed ? 'handed_over' : 'failed')) return null
  const { kind, deliveryId } = step
  const amended: StepResult = failed
    ? { kind, result: 'failed', reason: 'delivery_failed', deliveryId }
    : { kind, result: 'handed_over', deliveryId }
  const steps = run.steps.with(index, amended)
  return { ...run, steps, outcome: steps.some(({ result }) => result === 'failed') ? 'failed' : 'done' }
}

/** The newest block is the head's tail, until it becomes a row. */
function putRuns(
  tx: WriteTx,
  { head, block: { month, block }, runs }: { head: Head; block: Block; runs: Run[] },
): void {
  if (month === head.books.meter.month && block === head.books.blocks) head.tail = runs
  else runLog.put(tx, runs, month, block)
}
