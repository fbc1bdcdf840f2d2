import type { AutomationId, Instant, UsageMonth } from '#domain/brand.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { type Head, pastTallyPages, type TallyAndRun, type TallyPage, tallyPages } from '../collections.ts'
import type { ReadTx } from '../ports.ts'
import { addTallies, pageWith } from './tally-pages.ts'

type At = { head: Head; now: Instant }

/** What every automation used in the month of `now`, and its last run in any month; none that never ran. */
export async function allTallies(tx: ReadTx, { head, now }: At): Promise<Map<AutomationId, TallyAndRun>> {
  const pages = await tallyPages.scan(tx, [])
  const at = { head, month: usageMonthOf(now) }
  const all = new Map<AutomationId, TallyAndRun>()
  for (const { value: page } of pages) {
    for (const id of Object.keys(page.tallies) as AutomationId[]) all.set(id, tallyOf(id, page, at))
  }
  for (const id of Object.keys(head.tallies) as AutomationId[]) {
    if (!all.has(id)) all.set(id, tallyOf(id, undefined, at))
  }
  return all
}

/** What every automation used in a month, none that did not, and its last run, which may be of an earlier month. */
export async function talliesIn(
  tx: ReadTx,
  { head, month }: { head: Pick<Head, 'books' | 'tallies'>; month: UsageMonth },
): Promise<Map<AutomationId, TallyAndRun>> {
  const [pages, past] = await Promise.all([tallyPages.scan(tx, []), pastTallyPages.scan(tx, [month])])
  const parts = past.map(({ value }) => value)
  const ranBefore = new Map<string, Instant | null>()
  for (const { value: page } of pages) {
    if (page.month === month) parts.push(page.tallies)
    else if (page.month < month) {
      for (const [id, { lastRunAt }] of Object.entries(page.tallies)) ranBefore.set(id, lastRunAt)
    }
  }
  if (head.books.meter.month === month) parts.push(head.tallies)
  const all = new Map<AutomationId, TallyAndRun>()
  for (const part of parts) {
    for (const [id, tally] of Object.entries(part) as [AutomationId, TallyAndRun][]) {
      const before = all.get(id)
      const lastRunAt = tally.lastRunAt ?? before?.lastRunAt ?? ranBefore.get(id) ?? null
      all.set(id, { ...addTallies(before, tally), lastRunAt })
    }
  }
  return all
}

export async function oneTally(tx: ReadTx, id: AutomationId, { head, now }: At): Promise<TallyAndRun> {
  return tallyOf(id, await pageWith(tx, id), { head, month: usageMonthOf(now) })
}

/** What is written and what waits in the head; either counts only if it is of the month that runs (U2). */
function tallyOf(
  id: AutomationId,
  page: TallyPage | undefined,
  { head, month }: { head: Head; month: UsageMonth },
): TallyAndRun {
  const written = page?.tallies[id]
  const waiting = head.tallies[id]
  return {
    ...addTallies(
      page?.month === month ? written : undefined,
      head.books.meter.month === month ? waiting : undefined,
    ),
    lastRunAt: waiting?.lastRunAt ?? written?.lastRunAt ?? null,
  }
}
