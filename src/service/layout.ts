import type { AutomationId, Instant, UsageMonth } from '#domain/brand.ts'
import type { AlertKind } from '#domain/usage.ts'
import { pacificDateOf, resetOf } from '#domain/usage-month.ts'
import { putAtPlaces } from './automations/automations-at.ts'
import { billingAccounts } from './billing/billing-collections.ts'
import { newAccount } from './billing/new-account.ts'
import { automations, type Books, type Head, pastBooks, type Tally, type TallyAndRun } from './collections.ts'
import { LAYOUT } from './layout-version.ts'
import { alertOwners } from './mails/alert-owners.ts'
import { topAutomations } from './mails/top-automations.ts'
import { StorageTrouble, type WriteTx } from './ports.ts'
import { talliesIn } from './usage/tallies.ts'
import { putTallyPages } from './usage/tally-pages.ts'

/** T4: brings the rows of an earlier version of the code into this layout; all that they say is kept. */
export async function upgradeLayout(tx: WriteTx, head: Head, now: Instant): Promise<void> {
  const { layout = 0 } = head
  if (layout > LAYOUT) throw new StorageTrouble('newer')
  if (layout < 1) await pageAutomations(tx)
  if (layout < 2) await addDisplayed(tx, head, now)
  if (layout < 3) await addAccount(tx, now)
  head.layout = LAYOUT
}

/** From the first layout: lists lie in pages. */
async function pageAutomations(tx: WriteTx): Promise<void> {
  const all = await automations.scan(tx, [])
  putAtPlaces(
    tx,
    all.map(({ value }) => value),
  )
  await pageTallies(tx)
}

/**
 * From the second: breakdowns follow the displayed value. Which Actions came after it is not known, so it is published, in
 * months that are over as of their end. Alerts had no e-mails yet: those of this month go now.
 */
async function addDisplayed(tx: WriteTx, head: Head, now: Instant): Promise<void> {
  const { books } = head
  Object.assign(books, await displayed(tx, head, { books, at: now }))
  for (const { value: past } of await pastBooks.scan(tx, [])) {
    const { month } = past.meter
    const shown = await displayed(tx, head, { books: past, at: resetOf(month) })
    pastBooks.put(tx, { ...past, ...shown }, month)
  }
  await sendAlerts(tx, head)
}

/** From the third: what is billed is kept, so that its cycle ends. */
async function addAccount(tx: WriteTx, now: Instant): Promise<void> {
  billingAccounts.put(tx, (await billingAccounts.get(tx)) ?? newAccount(pacificDateOf(now)))
}

type Displayed = Pick<Books, 'meter' | 'unpublished' | 'refusedSince' | 'warnedEarlyAt'>

async function displayed(
  tx: WriteTx,
  head: Head,
  { books: { meter }, at }: { books: Books; at: Instant },
): Promise<Displayed> {
  const tallies = await talliesIn(tx, { head, month: meter.month })
  const since = [...tallies.values()].flatMap(({ refusedSince }) => refusedSince ?? [])
  const isShown = meter.published.used === meter.used
  return {
    meter: isShown ? meter : { ...meter, published: { used: meter.used, at } },
    unpublished: [],
    refusedSince: since.length > 0 ? (Math.min(...since) as Instant) : null,
    warnedEarlyAt: null,
  }
}

/** In the second layout an alert was a row of its own. */
type RowOfAlert = { kind: AlertKind; at: Instant; month: UsageMonth; used: number; allowance: number }

async function sendAlerts(tx: WriteTx, { workspace, books, tallies }: Head): Promise<void> {
  const rows = await tx.scan<RowOfAlert>(['alert'])
  for (const { key, value } of rows) {
    tx.delete(key)
    const { kind, at, month, used, allowance } = value
    if (month !== books.meter.month) continue
    const suspendedSince = kind === 'exceeded' ? at : null
    // What each had used by then is not known; none had more than all.
    const top = (await topAutomations(tx, { books, tallies }, books.meter.used)).map(one => ({
      ...one,
      used: Math.round(one.share * used),
    }))
    const facts = { kind, month, used, refused: books.meter.refused, allowance, plan: workspace.plan }
    alertOwners(tx, { now: at, workspace, about: { ...facts, suspendedSince, runsOutOn: null, top } })
  }
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
