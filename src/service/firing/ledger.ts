import type { Automation } from '#domain/automation.ts'
import type { AutomationId, Instant } from '#domain/brand.ts'
import { plans } from '#domain/plans.ts'
import { may } from '#domain/roles.ts'
import type { Run } from '#domain/run.ts'
import { type AlertKind, admit, type Count, type Meter } from '#domain/usage.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { alerts, type Head, type TallyAndRun, type Workspace } from '../collections.ts'
import { foldTallies, turnMonth, writeTail } from '../head.ts'
import type { WriteTx } from '../ports.ts'

/** As many runs wait in the head before they become a block of the log: a row more costs as much as 10 kB in one. */
const TAIL_MAX = 32
/** As many automations' tallies wait in the head before they are added to their rows. */
const TALLIES_MAX = 64

/** The month's books, open in one transaction; what is admitted, counted and logged in it is written at the end. */
export type Ledger = {
  /** U4: counts the attempt, or refuses it and counts that. */
  admit(automation: Pick<Automation, 'id' | 'placeId'>): boolean
  log(run: Run): void
  /** The exact count as it stands now. */
  meter(): Meter
  /** Leaves everything in the head, or writes it; answers whether the displayed value was published (U3). */
  close(): Promise<{ published: boolean; logged: boolean }>
}

/** The Actions a workspace has a month. */
export function allowanceOf({ plan, addOnActions }: Workspace): number {
  return plans[plan].actions + addOnActions
}

/** Works on `head` itself: whoever opened the transaction puts it. */
export async function openLedger(
  tx: WriteTx,
  { now, workspace, head }: { now: Instant; workspace: Workspace; head: Head },
): Promise<Ledger> {
  await turnMonth(tx, head, now)
  const { books } = head
  const day = pacificDateOf(now)
  const allowance = allowanceOf(workspace)
  const due: { kind: AlertKind; used: number }[] = []
  let published = false
  let logged = false

  return {
    admit({ id, placeId }) {
      const admission = admit(books.meter, { allowance, now })
      books.meter = admission.meter
      published ||= admission.published
      for (const kind of admission.alerts) due.push({ kind, used: books.meter.used })
      const field = admission.admitted ? 'used' : 'refused'
      countIn(books.days, day)[field] += 1
      countIn(books.places, placeId)[field] += 1
      const tally = tallyIn(head.tallies, id)
      tally[field] += 1
      if (admission.admitted) tally.lastRunAt = now
      else tally.refusedSince ??= now
      return admission.admitted
    },
    log(run) {
      head.tail.push(run)
      logged = true
    },
    meter: () => books.meter,
    async close() {
      if (head.tail.length > TAIL_MAX) writeTail(tx, head)
      if (Object.keys(head.tallies).length > TALLIES_MAX) await foldTallies(tx, head)
      for (const { kind, used } of due) {
        const { month } = books.meter
        const recipients = workspace.members
          .filter(({ role }) => may(role, 'billing'))
          .map(({ id, locale }) => ({ memberId: id, locale }))
        alerts.put(tx, { kind, at: now, month, used, allowance, recipients }, month, kind, allowance)
      }
      return { published, logged }
    },
  }
}

function countIn<Id extends string>(counts: Record<Id, Count>, id: Id): Count {
  counts[id] ??= { used: 0, refused: 0 }
  return counts[id]
}

function tallyIn(tallies: Record<AutomationId, TallyAndRun>, id: AutomationId): TallyAndRun {
  tallies[id] ??= { used: 0, refused: 0, refusedSince: null, lastRunAt: null }
  return tallies[id]
}
