import type { AutomationId, UsageMonth } from '#domain/brand.ts'
import { pastTallyPages, type Tally, type TallyAndRun, type TallyPage, tallyPages } from '../collections.ts'
import { pageOf } from '../pages.ts'
import type { ReadTx, WriteTx } from '../ports.ts'

/** As many rows hold the tallies of all automations at the most. */
const PAGES = 32

type Entry = [AutomationId, TallyAndRun]

/** Adds to the automations' tallies of `month`; one later than a page's moves what the page has to a row of its month. */
export async function addToPages(
  tx: WriteTx,
  more: Readonly<Record<AutomationId, TallyAndRun>>,
  month: UsageMonth,
): Promise<void> {
  const changed = paged(more)
  const known = await pagesIn(tx, [...changed.keys()])
  await Promise.all(
    [...changed].map(async ([page, entries]) => {
      const before = known.get(page)
      if (before && month < before.month) {
        const past = (await pastTallyPages.get(tx, month, page)) ?? {}
        pastTallyPages.put(tx, added(past, entries), month, page)
        return
      }
      const { now, past } = turned(before, month)
      if (past) pastTallyPages.put(tx, past.tallies, past.month, page)
      tallyPages.put(tx, { month, tallies: added(now, entries) }, page)
    }),
  )
}

/** Writes the tallies of a workspace that has none yet; the months oldest first. */
export function putTallyPages(
  tx: WriteTx,
  months: readonly { month: UsageMonth; tallies: Readonly<Record<AutomationId, TallyAndRun>> }[],
): void {
  const pages = new Map<number, TallyPage>()
  for (const { month, tallies } of months) {
    for (const [page, entries] of paged(tallies)) {
      const { now, past } = turned(pages.get(page), month)
      if (past) pastTallyPages.put(tx, past.tallies, past.month, page)
      pages.set(page, { month, tallies: added(now, entries) })
    }
  }
  for (const [page, tallies] of pages) tallyPages.put(tx, tallies, page)
}

/** What is written of an automation's month; the head may have something to add to it. */
export async function tallyIn(
  tx: ReadTx,
  { id, month }: { id: AutomationId; month: UsageMonth },
): Promise<Tally | undefined> {
  const page = await pageWith(tx, id)
  if (page?.month === month) return page.tallies[id]
  return (await pastTallyPages.get(tx, month, pageOf(id, PAGES)))?.[id]
}

/** The page of an automation's latest written month. */
export function pageWith(tx: ReadTx, id: AutomationId): Promise<TallyPage | undefined> {
  return tallyPages.get(tx, pageOf(id, PAGES))
}

/** From so many on they are read in one go with all others. */
const MANY = 12

async function pagesIn(tx: ReadTx, wanted: readonly number[]): Promise<Map<number, TallyPage | undefined>> {
  if (wanted.length < MANY) {
    return new Map(
      await Promise.all(wanted.map(async page => [page, await tallyPages.get(tx, page)] as const)),
    )
  }
  return new Map((await tallyPages.scan(tx, [])).map(({ parts: [page], value }) => [page, value]))
}

function paged(tallies: Readonly<Record<AutomationId, TallyAndRun>>): Map<number, Entry[]> {
  return Map.groupBy(Object.entries(tallies) as Entry[], ([id]) => pageOf(id, PAGES))
}

type Tallies = Record<AutomationId, TallyAndRun>

/** The page's tallies for adding to those of `month`; of an earlier month only the last runs go on. */
function turned(page: TallyPage | undefined, month: UsageMonth): { now: Tallies; past: TallyPage | null } {
  if (!page || page.month === month) return { now: page?.tallies ?? {}, past: null }
  const entries = Object.entries(page.tallies) as Entry[]
  const counted = entries.filter(([, { used, refused }]) => used + refused > 0)
  const ran = entries.filter(([, { lastRunAt }]) => lastRunAt !== null)
  return {
    now: Object.fromEntries(ran.map(([id, { lastRunAt }]) => [id, { ...addTallies(), lastRunAt }])),
    past: counted.length > 0 ? { month: page.month, tallies: Object.fromEntries(counted) } : null,
  }
}

function added(tallies: Tallies, entries: readonly Entry[]): Tallies {
  const sums = { ...tallies }
  for (const [id, more] of entries) {
    const before = sums[id]
    sums[id] = { ...addTallies(before, more), lastRunAt: more.lastRunAt ?? before?.lastRunAt ?? null }
  }
  return sums
}

export function addTallies(before?: Tally, more?: Tally): Tally {
  return {
    used: (before?.used ?? 0) + (more?.used ?? 0),
    refused: (before?.refused ?? 0) + (more?.refused ?? 0),
    refusedSince: before?.refusedSince ?? more?.refusedSince ?? null,
  }
}
