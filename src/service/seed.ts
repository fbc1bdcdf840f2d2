import type { Automation } from '#domain/automation.ts'
import type { AutomationId, Instant, PlaceId } from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import {
  activeCounts,
  armed,
  automations,
  automationTallies,
  clocks,
  lastRuns,
  meters,
  placeTallies,
  placeTrees,
  runLog,
  type StoredMeter,
  seeded,
  type Tally,
  tasks,
  type Workspace,
  workspaces,
} from './collections.ts'
import type { WriteTx } from './ports.ts'

/** A whole workspace as a scenario tells it, in the terms of the rules and not of the store. */
export type Seed = {
  scenario: string
  workspace: Workspace
  places: Place[]
  tasks: Task[]
  automations: Automation[]
  /** The service's clock less the computer's, in milliseconds; may be negative here only. */
  clockOffset: number
  months: SeedMonth[]
}

/** A month of history; its tallies add up to the meter's `used` and `refused`. `log` is oldest first. */
export type SeedMonth = {
  meter: Omit<StoredMeter, 'blocks'>
  automations: Record<AutomationId, Tally & { lastRunAt: Instant | null }>
  places: Record<PlaceId, Tally>
  log: Run[]
}

/** The most runs in one block of the activity log. */
export const BLOCK_MAX = 256

/** Writes the seed into an empty workspace. */
export function writeSeed(tx: WriteTx, seed: Seed, now: Instant): void {
  seeded.put(tx, { scenario: seed.scenario, at: now })
  clocks.put(tx, { offset: seed.clockOffset, seen: now })
  workspaces.put(tx, seed.workspace)
  placeTrees.put(tx, seed.places)
  for (const task of seed.tasks) tasks.put(tx, { ...task, deletedAt: null }, task.id)
  writeAutomations(tx, seed.automations)
  for (const month of seed.months) writeMonth(tx, month)
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

function writeMonth(tx: WriteTx, { meter, automations: byAutomation, places, log }: SeedMonth): void {
  const { month } = meter
  let blocks = 0
  for (let start = 0; start < log.length; start += BLOCK_MAX) {
    runLog.put(tx, log.slice(start, start + BLOCK_MAX), month, blocks)
    blocks += 1
  }
  meters.put(tx, { ...meter, blocks }, month)
  for (const [id, { lastRunAt, ...tally }] of entries(byAutomation)) {
    automationTallies.put(tx, tally, month, id)
    if (lastRunAt !== null) lastRuns.put(tx, lastRunAt, id)
  }
  for (const [id, tally] of entries(places)) placeTallies.put(tx, tally, month, id)
}

const entries = <Key extends string, Value>(record: Record<Key, Value>) =>
  Object.entries(record) as [Key, Value][]
