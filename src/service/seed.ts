import type { Automation } from '#domain/automation.ts'
import type { AutomationId, HookId, Instant, PacificDate, PlaceId } from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { Count, Meter } from '#domain/usage.ts'
import { putAtPlaces } from './automations/automations-at.ts'
import {
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
  type Workspace,
} from './collections.ts'
import { arm } from './firing/arming.ts'
import { putDelivery } from './firing/outbox.ts'
import { newHead } from './head.ts'
import type { WriteTx } from './ports.ts'
import { writeBlocks } from './run-blocks.ts'
import { putTallyPages } from './usage/tally-pages.ts'

/** A whole workspace as a scenario tells it, in the terms of the rules and not of the store. */
export type Seed = {
  scenario: string
  workspace: Workspace
  places: Place[]
  tasks: Task[]
  automations: Automation[]
  /** The service's clock less the computer's, in milliseconds; may be negative here only. */
  clockOffset: number
  /** Oldest first. */
  months: SeedMonth[]
  hooks?: Hook[]
  received?: (Received & { hookId: HookId })[]
  deliveries?: Delivery[]
}

/** A month of history; its counts add up to the meter's `used` and `refused`. `log` is oldest first. */
export type SeedMonth = {
  meter: Meter & { days: Record<PacificDate, Count> }
  automations: Record<AutomationId, TallyAndRun>
  places: Record<PlaceId, Count>
  log: Run[]
}

/** Writes the seed into an empty workspace. */
export function writeSeed(tx: WriteTx, seed: Seed, now: Instant): void {
  seeded.put(tx, { scenario: seed.scenario, at: now })
  placeTrees.put(tx, seed.places)
  for (const task of seed.tasks) tasks.put(tx, { ...task, deletedAt: null }, task.id)
  writeAutomations(tx, seed.automations, now)
  const books = seed.months.map(month => writeMonth(tx, month))
  const head: Head = { ...newHead(seed.workspace), clock: { offset: seed.clockOffset, seen: now } }
  const current = books.pop()
  for (const past of books) pastBooks.put(tx, past, past.meter.month)
  heads.put(tx, current ? { ...head, books: current } : head)
  putTallyPages(
    tx,
    seed.months.map(({ meter: { month }, automations: tallies }) => ({ month, tallies })),
  )
  for (const hook of seed.hooks ?? []) hooks.put(tx, hook, hook.id)
  for (const { hookId, ...one } of seed.received ?? []) received.put(tx, one, hookId, one.id)
  for (const delivery of seed.deliveries ?? []) putDelivery(tx, delivery, { before: null })
}

function writeAutomations(tx: WriteTx, all: Automation[], now: Instant): void {
  const byPlace: Record<PlaceId, number> = {}
  const stored = all.map(automation => ({ ...automation, deletedAt: null }))
  putAtPlaces(tx, stored)
  for (const automation of stored) {
    automations.put(tx, automation, automation.id)
    if (!automation.active) continue
    arm(tx, automation, now)
    byPlace[automation.placeId] = (byPlace[automation.placeId] ?? 0) + 1
  }
  activeCounts.put(tx, { byPlace })
}

function writeMonth(tx: WriteTx, { meter: { days, ...meter }, places, log }: SeedMonth): Books {
  return {
    meter,
    days,
    places,
    blocks: writeBlocks(tx, log, { month: meter.month, first: 0 }),
  }
}
