import type { Automation } from '#domain/automation.ts'
import type { AutomationId, Instant } from '#domain/brand.ts'
import type { Run } from '#domain/run.ts'
import { admit, type Count, type CountAlert, type Meter } from '#domain/usage.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Head, TallyAndRun, Workspace } from '../collections.ts'
import { allowanceOf, foldTallies, turnMonth, writeTail } from '../head.ts'
import { alertOwners } from '../mails/alert-owners.ts'
import { topAutomations } from '../mails/top-automations.ts'
import { warnEarly } from '../mails/warnings.ts'
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
  /** Leaves everything in the head, or writes it; answers whether the displayed value was published (U3) and e-mails are due. */
  close(): Promise<{ published: boolean; logged: boolean; alerted: boolean }>
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
  const due: (Pick<Meter, 'used' | 'refused' | 'suspendedSince'> &
    Pick<Head, 'tallies'> & { kind: CountAlert })[] = []
  let published = false
  let logged = false

  return {
    admit({ id, placeId }) {
      const admission = admit(books.meter, { allowance, now })
      books.meter = admission.meter
      published ||= admission.published
      if (admission.published) books.unpublished = []
      else if (admission.admitted) books.unpublished.push({ automationId: id, placeId, day })
      const field = admission.admitted ? 'used' : 'refused'
      countIn(books.days, day)[field] += 1
      const place = countIn(books.places, placeId)
      place[field] += 1
      const tally = tallyIn(head.tallies, id)
      tally[field] += 1
      if (admission.admitted) {
        place.lastRunAt = now
        tally.lastRunAt = now
      } else {
        books.refusedSince ??= now
        place.refusedSince ??= now
        tally.refusedSince ??= now
      }
      const { used, refused, suspendedSince } = books.meter
      for (const kind of admission.alerts) {
        // A3: as it is now; a burst goes on.
        due.push({ kind, used, refused, suspendedSince, tallies: structuredClone(head.tallies) })
      }
      return admission.admitted
    },
    log(run) {
      head.tail.push(run)
      logged = true
    },
    meter: () => books.meter,
    async close() {
      const { month } = books.meter
      // Before the tallies move to their pages, of which some are still in the head then.
      for (const { kind, tallies, ...counted } of due) {
        const top = await topAutomations(tx, { books, tallies }, counted.used)
        const about = { ...counted, kind, month, allowance, plan: workspace.plan, runsOutOn: null, top }
        alertOwners(tx, { now, workspace, about })
      }
      const warned = published && (await warnEarly(tx, { now, workspace, head }))
      if (head.tail.length > TAIL_MAX) writeTail(tx, head)
      if (Object.keys(head.tallies).length > TALLIES_MAX) await foldTallies(tx, head)
      return { published, logged, alerted: due.length > 0 || warned }
    },
  }
}

function countIn<Id extends string, Counted extends Count>(counts: Record<Id, Counted>, id: Id): Counted {
  counts[id] ??= { used: 0, refused: 0 } as Counted
  return counts[id]
}

function tallyIn(tallies: Record<AutomationId, TallyAndRun>, id: AutomationId): TallyAndRun {
  tallies[id] ??= { used: 0, refused: 0, refusedSince: null, lastRunAt: null }
  return tallies[id]
}
