import type { AutomationId, Instant, UsageMonth } from '#domain/brand.ts'
import { putAtPlaces } from './automations/automations-at.ts'
import { automations, type Head, type Tally, type TallyAndRun } from './collections.ts'
import { StorageTrouble, type WriteTx } from './ports.ts'
import { putTallyPages } from './usage/tally-pages.ts'

/** Of the rows, from this version of the code on. */
export const LAYOUT = 1

export const isOfThisLayout = ({ layout }: Head) => layout === LAYOUT

/** T4: brings the rows of an earlier version of the code into this layout; all that they say is kept. */
export async function upgradeLayout(tx: WriteTx, head: Head): Promise<void> {
  if ((head.layout ?? 0) > LAYOUT) throw new StorageTrouble('newer')
  const all = await automations.scan(tx, [])
  putAtPlaces(
    tx,
    all.map(({ value }) => value),
  )
  await pageTallies(tx)
  head.layout = LAYOUT
}

/** In the first layout each automation's tallies, those of all months, had a row of their own. */
type RowOfTallies = { lastRunAt: Instant | null; months: Record<UsageMonth, Tally> }

async function pageTallies(tx: WriteTx): Promise<void> {
  const rows = await tx.scan<RowOfTallies>(['tally'])
  const byMonth = new Map<UsageMonth, Record<AutomationId, TallyAndRun>>()
  for (const { key, value } of rows) {
    const id = key[1] as AutomationId
    for (const [month, tally] of Object.entries(value.months) as [UsageMonth, Tally][]) {
      const tallies = byMonth.get(month) ?? {}
      tallies[id] = { ...tally, lastRunAt: value.lastRunAt }
      byMonth.set(month, tallies)
    }
    tx.delete(key)
  }
  putTallyPages(
    tx,
    [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, tallies]) => ({ month, tallies })),
  )
}
