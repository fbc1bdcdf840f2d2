import type { RunPageView } from '#contract/runs.ts'
import type { AutomationId, Instant, PlaceId, UsageMonth } from '#domain/brand.ts'
import { withBelow } from '#domain/places.ts'
import { type Outcome, type Run, whereItRan } from '#domain/run.ts'
import type { Count } from '#domain/usage.ts'
import { isoInstant, parseInstant } from '#domain/zoned.ts'
import { type Head, pastBooks, placeTrees } from '../collections.ts'
import { type Context, type Reading, read } from '../context.ts'
import { booksAt } from '../head.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'
import { oneTally } from '../usage/tallies.ts'
import { tallyIn } from '../usage/tally-pages.ts'
import { loggedRun } from './logged-run.ts'
import { formatPosition, openRunLog, type Position, parsePosition } from './run-log.ts'

const PAGE = 50
/** Blocks read for one page at the most, so that a filter that fits little answers a short page and not a long wait. */
const BLOCKS_A_PAGE = 400

type Filter = {
  /** What ran on the tasks there and below, and what automations of these places ran without a task. */
  place?: PlaceId | undefined
  automation?: AutomationId | undefined
  outcome?: Outcome | undefined
  /** ISO 8601: from this instant on, and before that one. */
  from?: string | undefined
  to?: string | undefined
}
type Asked = Filter & { after?: string | undefined; limit?: number | undefined }

/** P8: the activity log, newest first. A page goes on where the one before ended, whatever has run since. */
export function listRuns(context: Context, { after, limit = PAGE, ...filter }: Asked): Promise<RunPageView> {
  return read(context, 'automations', async reading => {
    const { tx, head } = reading
    const log = openRunLog(tx, head)
    const fits = await filterOf(tx, filter)
    const mayBeIn = monthsOf(tx, { head, filter })
    const from = filter.from === undefined ? Number.NEGATIVE_INFINITY : parseInstant(filter.from)
    const refused = await refusedSoFar(reading, filter.automation)

    const items: Run[] = []
    const page = async (next: Position | null): Promise<RunPageView> => ({
      items: await Promise.all(items.map(run => loggedRun(tx, run))),
      next: next && formatPosition(next),
      refused,
    })
    let position = await startOf(log, { after, to: filter.to })
    while (items.length < limit && log.reads() < BLOCKS_A_PAGE) {
      const block = await log.at(position)
      if (!block) return page(null)
      const { month } = block
      if (!(await mayBeIn(month))) {
        position = { month, block: 0, index: -1 }
        continue
      }
      let { index } = block
      for (; index >= 0 && items.length < limit; index -= 1) {
        const run = block.runs[index]
        if (!run) continue
        if (run.at < from) return page(null)
        if (fits(run)) items.push(run)
      }
      position = { month, block: block.block, index }
    }
    const looksOn = position !== null && position.index < 0 && log.reads() < BLOCKS_A_PAGE
    return page(looksOn && !(await log.before(position)) ? null : position)
  })
}

function startOf(
  log: ReturnType<typeof openRunLog>,
  { after, to }: { after: string | undefined; to: string | undefined },
): Promise<Position | null> | Position | null {
  if (after !== undefined) return parsePosition(after)
  // Nothing is older than the epoch, and months are told by four digits of a year.
  return to === undefined ? null : log.positionBefore(Math.max(parseInstant(to), 1) as Instant)
}

/** Whether a run is asked for. The span's beginning is left to the reading, which ends there. */
async function filterOf(
  tx: ReadTx,
  { place, automation, outcome, to }: Filter,
): Promise<(run: Run) => boolean> {
  const at = place === undefined ? null : await placesAt(tx, place)
  const end = to === undefined ? Number.POSITIVE_INFINITY : parseInstant(to)
  return run =>
    run.at < end &&
    (automation === undefined || run.automationId === automation) &&
    (outcome === undefined || run.outcome === outcome) &&
    (at === null || at.has(whereItRan(run)))
}

async function placesAt(tx: ReadTx, place: PlaceId): Promise<Set<PlaceId>> {
  const below = withBelow((await placeTrees.get(tx)) ?? [], place)
  if (below.length === 0) throw notFound('place')
  return new Set(below.map(({ id }) => id))
}

/** What a month's books count of an outcome; what was stopped or skipped they do not. */
const counted: Record<Outcome, keyof Count | null> = {
  done: 'used',
  failed: 'used',
  refused: 'refused',
  stopped: null,
  skipped: null,
}

/** Whether a month may hold a run that is asked for, by its books or the automation's: whole months are passed over. */
function monthsOf(
  tx: ReadTx,
  { head, filter: { automation, outcome } }: { head: Head; filter: Filter },
): (month: UsageMonth) => Promise<boolean> {
  const field = outcome === undefined ? null : counted[outcome]
  if (field === null) return async () => true
  const { meter } = head.books
  async function countIn(month: UsageMonth, of: keyof Count): Promise<number> {
    const runs = month === meter.month
    if (automation === undefined) return (runs ? meter : (await pastBooks.get(tx, month))?.meter)?.[of] ?? 0
    const waiting = runs ? (head.tallies[automation]?.[of] ?? 0) : 0
    return ((await tallyIn(tx, { id: automation, month }))?.[of] ?? 0) + waiting
  }
  const known = new Map<UsageMonth, number>()
  return async month => {
    const count = known.get(month) ?? (await countIn(month, field))
    known.set(month, count)
    return count > 0
  }
}

/** P8: this month's refused firings, of the automation or of the workspace, and the first of them. */
async function refusedSoFar(
  { tx, head, now }: Reading,
  automation: AutomationId | undefined,
): Promise<RunPageView['refused']> {
  if (automation !== undefined) {
    const { refused, refusedSince } = await oneTally(tx, automation, { head, now })
    return { count: refused, since: refusedSince === null ? null : isoInstant(refusedSince) }
  }
  const { meter, refusedSince } = booksAt(head, now)
  return { count: meter.refused, since: refusedSince === null ? null : isoInstant(refusedSince) }
}
