import type { AutomationId, Instant } from '#domain/brand.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { type Head, type StoredTally, type TallyAndRun, tallies } from '../collections.ts'
import { addTallies } from '../head.ts'
import type { ReadTx } from '../ports.ts'

type At = { head: Head; now: Instant }

/** What every automation used in the month of `now`, and its last run in any month; none that never ran. */
export async function allTallies(tx: ReadTx, at: At): Promise<Map<AutomationId, TallyAndRun>> {
  const stored = new Map((await tallies.scan(tx, [])).map(({ parts, value }) => [parts[0], value]))
  const ids = new Set([...stored.keys(), ...(Object.keys(at.head.tallies) as AutomationId[])])
  return new Map([...ids].map(id => [id, tallyOf(id, stored.get(id), at)]))
}

export async function oneTally(tx: ReadTx, id: AutomationId, at: At): Promise<TallyAndRun> {
  return tallyOf(id, await tallies.get(tx, id), at)
}

/** The row and what waits for it in the head, which is the running month's only while that month runs (U2). */
function tallyOf(id: AutomationId, stored: StoredTally | undefined, { head, now }: At): TallyAndRun {
  const month = usageMonthOf(now)
  const waiting = head.tallies[id]
  const runs = head.books.meter.month === month
  return {
    ...addTallies(stored?.months[month], runs ? waiting : undefined),
    lastRunAt: waiting?.lastRunAt ?? stored?.lastRunAt ?? null,
  }
}
