import type { Automation } from '#domain/automation.ts'
import type { AutomationId, Instant, PacificDate, PlaceId, UsageMonth } from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import type { Count, Meter } from '#domain/usage.ts'
import {
  activeCounts,
  armed,
  automations,
  type Books,
  type Head,
  heads,
  pastBooks,
  placeTrees,
  type StoredTally,
  seeded,
  type Tally,
  type TallyAndRun,
  tallies,
  tasks,
  type Workspace,
} from './collections.ts'
import { newHead } from './head.ts'
import type { WriteTx } from './ports.ts'
import { writeBlocks } from './run-blocks.ts'

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
  writeAutomations(tx, seed.automations)
  const books = seed.months.map(month => writeMonth(tx, month))
  const head: Head = { ...newHead(seed.workspace), clock: { offset: seed.clockOffset, seen: now } }
  const current = books.pop()
  for (const past of books) pastBooks.put(tx, past, past.meter.month)
  heads.put(tx, current ? { ...head, books: current } : head)
  writeTallies(tx, seed.months)
}

function writeAutomations(tx: WriteTx, all: Automation[]): void {
  const byPlace: Record<PlaceId, number> = {}
  for (const automation of all) {
    automations.put(tx, automation, automation.id)
    if (!automation.active) continue
    armed.put(tx, true, automation.placeId, automation.trigger.kind, automation.id)
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

function writeTallies(tx: WriteTx, months: readonly SeedMonth[]): void {
  const stored = new Map<AutomationId, StoredTally>()
  for (const { meter, automations: byAutomation } of months) {
    const { month } = meter
    for (const [id, { lastRunAt, ...tally }] of Object.entries(byAutomation) as [
      AutomationId,
      TallyAndRun,
    ][]) {
      const before = stored.get(id)
      const all: Record<UsageMonth, Tally> = { ...before?.months, [month]: tally }
      stored.set(id, { lastRunAt: lastRunAt ?? before?.lastRunAt ?? null, months: all })
    }
  }
  for (const [id, tally] of stored) tallies.put(tx, tally, id)
}
