import type { Automation } from '#domain/automation.ts'
import type { BillingFacts } from '#domain/billing-mail.ts'
import type { AutomationId, HookId, Instant, PacificDate, PlaceId } from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { Count, Meter } from '#domain/usage.ts'
import { putAtPlaces } from './automations/automations-at.ts'
import {
  type BillingAccount,
  billingAccounts,
  type Invoice,
  invoices,
  openOrders,
  orders,
  type StoredOrder,
} from './billing/billing-collections.ts'
import {
  type AlertFacts,
  activeCounts,
  automations,
  type Books,
  type Delivery,
  type Head,
  type Hook,
  heads,
  hooks,
  pastBooks,
  placeTrees,
  type Received,
  received,
  seeded,
  type TallyAndRun,
  tasks,
  type Use,
  type Workspace,
} from './collections.ts'
import { arm } from './firing/arming.ts'
import { putDelivery } from './firing/outbox.ts'
import { newHead, pastOf } from './head.ts'
import { alertOwners } from './mails/alert-owners.ts'
import { mailOwners } from './mails/mail-owners.ts'
import type { WriteTx } from './ports.ts'
import { writeBlocks } from './run-blocks.ts'
import { putTallyPages } from './usage/tally-pages.ts'

/** A whole workspace as a scenario tells it, in the terms of the rules and not of the store. */
export type Seed = {
  scenario: string
  workspace: Workspace
  places: Place[]
  tasks: Task[]
  /** Those that were deleted can be restored, for as long as they are kept. */
  automations: (Automation & { deletedAt?: Instant })[]
  /** The service's clock less the computer's, in milliseconds; may be negative here only. */
  clockOffset: number
  /** Oldest first. */
  months: SeedMonth[]
  hooks?: Hook[]
  received?: (Received & { hookId: HookId })[]
  deliveries?: Delivery[]
  /** What is billed; without it an account as one begins. */
  billing?: SeedBilling
}

export type SeedBilling = {
  account: BillingAccount
  invoices: Invoice[]
  /** One that its buyer is paying for. */
  openOrder?: StoredOrder
  /** What the owner and admins were sent of it; `name` tells e-mails of one moment apart. */
  mails?: { at: Instant; name: string; about: BillingFacts }[]
}

/** A month of history; its counts add up to the meter's `used` and `refused`. `log` and `alerts` are oldest first. */
export type SeedMonth = {
  meter: Meter & { days: Record<PacificDate, Count> }
  automations: Record<AutomationId, TallyAndRun>
  places: Books['places']
  log: Run[]
  /** Actions a month, at the end of what is told. */
  allowance: number
  /** What the owner and admins were sent: it is written when the workspace is first opened. */
  alerts: (Pick<AlertFacts, 'kind' | 'used' | 'refused' | 'allowance'> & {
    at: Instant
    runsOutOn?: PacificDate
  })[]
}

/** Writes the seed into an empty workspace. */
export function writeSeed(tx: WriteTx, seed: Seed, now: Instant): void {
  seeded.put(tx, { scenario: seed.scenario, at: now })
  placeTrees.put(tx, seed.places)
  for (const task of seed.tasks) tasks.put(tx, { ...task, deletedAt: null }, task.id)
  writeAutomations(tx, seed.automations, now)
  const head: Head = { ...newHead(seed.workspace), clock: { offset: seed.clockOffset, seen: now } }
  for (const [index, month] of seed.months.entries()) {
    const books = writeMonth(tx, month)
    if (index === seed.months.length - 1) head.books = books
    else pastBooks.put(tx, { ...pastOf({ ...head, books }), allowance: month.allowance }, books.meter.month)
    for (const { at, ...counted } of month.alerts) {
      const about: AlertFacts = {
        ...{ runsOutOn: null, ...counted, month: books.meter.month, plan: seed.workspace.plan },
        suspendedSince: counted.kind === 'exceeded' ? at : null,
        top: topThen(month, { seed, used: counted.used }),
      }
      alertOwners(tx, { now: at, workspace: seed.workspace, about, sentAt: at })
    }
  }
  heads.put(tx, head)
  putTallyPages(
    tx,
    seed.months.map(({ meter: { month }, automations: tallies }) => ({ month, tallies })),
  )
  for (const hook of seed.hooks ?? []) hooks.put(tx, hook, hook.id)
  for (const { hookId, ...one } of seed.received ?? []) received.put(tx, one, hookId, one.id)
  for (const delivery of seed.deliveries ?? []) putDelivery(tx, delivery, { before: null })
  if (seed.billing) writeBilling(tx, seed.billing, seed.workspace)
}

function writeBilling(tx: WriteTx, told: SeedBilling, workspace: Workspace): void {
  const { account, openOrder, mails = [] } = told
  billingAccounts.put(tx, account)
  for (const invoice of told.invoices) invoices.put(tx, invoice, invoice.id)
  for (const { at, name, about } of mails) mailOwners(tx, { now: at, workspace, about, sentAt: at }, name)
  if (!openOrder) return
  orders.put(tx, openOrder, openOrder.id)
  openOrders.put(tx, true, openOrder.id)
}

function writeAutomations(tx: WriteTx, all: Seed['automations'], now: Instant): void {
  const byPlace: Record<PlaceId, number> = {}
  const stored = all.map(automation => ({ deletedAt: null, ...automation }))
  putAtPlaces(tx, stored)
  for (const automation of stored) {
    automations.put(tx, automation, automation.id)
    if (!automation.active || automation.deletedAt !== null) continue
    arm(tx, automation, now)
    byPlace[automation.placeId] = (byPlace[automation.placeId] ?? 0) + 1
  }
  activeCounts.put(tx, { byPlace })
}

function writeMonth(tx: WriteTx, told: SeedMonth): Books {
  const { days, ...meter } = told.meter
  const { places, automations, log, alerts } = told
  const refusedSince = Object.values(automations).flatMap(({ refusedSince }) => refusedSince ?? [])
  return {
    meter,
    days,
    places,
    unpublished: lastUses({ days, places, automations }, meter.used - meter.published.used),
    refusedSince: refusedSince.length > 0 ? (Math.min(...refusedSince) as Instant) : null,
    warnedEarlyAt: alerts.find(({ kind }) => kind === 'early_warning')?.at ?? null,
    blocks: writeBlocks(tx, log, { month: meter.month, first: 0 }),
  }
}

/** Which of the counted Actions were the last `most`, as far as the counts tell: of the latest days and runs. */
function lastUses(
  { days, places, automations }: Pick<Books, 'days' | 'places'> & Pick<SeedMonth, 'automations'>,
  most: number,
): Use[] {
  const latest = <Id extends string, Counted extends Count>(
    counts: Record<Id, Counted>,
    order: (id: Id, count: Counted) => number,
  ): Id[] =>
    (Object.entries(counts) as [Id, Counted][])
      .sort((a, b) => order(...b) - order(...a))
      .flatMap(([id, { used }]) => Array<Id>(Math.min(used, most)).fill(id))
  const lastDays = latest(days, date => Date.parse(date))
  const lastPlaces = latest(places, (_id, { lastRunAt = 0 }) => lastRunAt)
  const lastAutomations = latest(automations, (_id, { lastRunAt }) => lastRunAt ?? 0)
  return Array.from({ length: most }, (_, index) => {
    const [day, placeId, automationId] = [lastDays[index], lastPlaces[index], lastAutomations[index]]
    return day && placeId && automationId ? [{ day, placeId, automationId }] : []
  }).flat()
}

/** A3: what had used most by an alert, as far as the month's counts tell: all of them grew alike. */
function topThen(
  { automations, meter }: SeedMonth,
  { seed, used }: { seed: Seed; used: number },
): AlertFacts['top'] {
  return Object.entries(automations)
    .sort(([, a], [, b]) => b.used - a.used)
    .slice(0, 3)
    .flatMap(([id, tally]) => {
      const automation = seed.automations.find(one => one.id === id)
      const place = seed.places.find(one => one.id === automation?.placeId)
      const then = Math.floor((tally.used * used) / Math.max(1, meter.used))
      return automation && place && then > 0
        ? [{ name: automation.name, placeName: place.name, used: then, share: then / used }]
        : []
    })
}
