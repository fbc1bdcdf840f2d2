import type { Automation } from '#domain/automation.ts'
import type { AutomationId, Instant, PlaceId } from '#domain/brand.ts'
import { plans } from '#domain/plans.ts'
import { may } from '#domain/roles.ts'
import type { Run } from '#domain/run.ts'
import { type AlertKind, admit, newMeter } from '#domain/usage.ts'
import { pacificDateOf, usageMonthOf } from '#domain/usage-month.ts'
import {
  alerts,
  automationTallies,
  lastRuns,
  meters,
  placeTallies,
  runLog,
  type StoredMeter,
  type Tally,
  type Workspace,
} from '../collections.ts'
import type { WriteTx } from '../ports.ts'
import { BLOCK_MAX } from '../seed.ts'

/** The month's books, open in one transaction: what is admitted, counted and logged in it is written at the end, once. */
export type Ledger = {
  /** U4: counts the attempt, or refuses it and counts that. */
  admit(automation: Pick<Automation, 'id' | 'placeId'>): boolean
  log(run: Run): void
  /** The exact count as it stands now. */
  meter(): StoredMeter
  /** Writes everything; answers whether the displayed value was published (U3). */
  close(): Promise<{ published: boolean; logged: boolean }>
}

/** The Actions a workspace has a month. */
export function allowanceOf({ plan, addOnActions }: Workspace): number {
  return plans[plan].actions + addOnActions
}

const emptyTally: Tally = { used: 0, refused: 0, refusedSince: null }

export async function openLedger(
  tx: WriteTx,
  { now, workspace }: { now: Instant; workspace: Workspace },
): Promise<Ledger> {
  const month = usageMonthOf(now)
  const day = pacificDateOf(now)
  const allowance = allowanceOf(workspace)
  let meter: StoredMeter = (await meters.get(tx, month)) ?? { ...newMeter(month), blocks: 0 }
  let published = false
  const due: { kind: AlertKind; used: number }[] = []
  const byAutomation = new Map<AutomationId, Tally>()
  const byPlace = new Map<PlaceId, Tally>()
  const log: Run[] = []

  return {
    admit({ id, placeId }) {
      const admission = admit(meter, { allowance, now, day })
      const { blocks } = meter
      meter = { ...admission.meter, blocks }
      published ||= admission.published
      due.push(...admission.alerts.map(kind => ({ kind, used: meter.used })))
      count(byAutomation, { id, admitted: admission.admitted, now })
      count(byPlace, { id: placeId, admitted: admission.admitted, now })
      return admission.admitted
    },
    log: run => void log.push(run),
    meter: () => meter,
    async close() {
      if (log.length === 0) return { published, logged: false }
      await Promise.all([
        ...[...byAutomation].map(async ([id, more]) => {
          const before = (await automationTallies.get(tx, month, id)) ?? emptyTally
          automationTallies.put(tx, sum(before, more), month, id)
          if (more.used > 0) lastRuns.put(tx, now, id)
        }),
        ...[...byPlace].map(async ([id, more]) => {
          const before = (await placeTallies.get(tx, month, id)) ?? emptyTally
          placeTallies.put(tx, sum(before, more), month, id)
        }),
      ])
      let { blocks } = meter
      for (let start = 0; start < log.length; start += BLOCK_MAX) {
        runLog.put(tx, log.slice(start, start + BLOCK_MAX), month, blocks)
        blocks += 1
      }
      meters.put(tx, { ...meter, blocks }, month)
      for (const { kind, used } of due) {
        const recipients = workspace.members
          .filter(({ role }) => may(role, 'billing'))
          .map(({ id, locale }) => ({ memberId: id, locale }))
        alerts.put(tx, { kind, at: now, month, used, allowance, recipients }, month, kind, allowance)
      }
      return { published, logged: true }
    },
  }
}

function count<Id>(
  tallies: Map<Id, Tally>,
  { id, admitted, now }: { id: Id; admitted: boolean; now: Instant },
): void {
  const before = tallies.get(id) ?? emptyTally
  tallies.set(
    id,
    admitted
      ? { ...before, used: before.used + 1 }
      : { ...before, refused: before.refused + 1, refusedSince: before.refusedSince ?? now },
  )
}

function sum(before: Tally, more: Tally): Tally {
  return {
    used: before.used + more.used,
    refused: before.refused + more.refused,
    refusedSince: before.refusedSince ?? more.refusedSince,
  }
}
