import { nowOf } from '#domain/clock.ts'
import { billingAccounts, openOrders } from '../billing/billing-collections.ts'
import { nextBillAt } from '../billing/renewal-due.ts'
import { cleanUps, deliveryQueue, heads, mailQueue, turns } from '../collections.ts'
import type { Deps } from '../context.ts'
import { sendMails } from '../mails/send-mails.ts'
import { StorageTrouble } from '../ports.ts'
import { cleanUp, isCleaned } from './clean-up.ts'
import { fireTurns } from './fire-turns.ts'
import { openSending, type Sending } from './send-deliveries.ts'

/**
 * While deliveries are under way it looks again at the latest after that long, in milliseconds: the clock may be moved, and
 * something may be due sooner than it was.
 */
const LOOK_AGAIN = 1_000
/** An e-mail that cannot be written is tried again after so long, in milliseconds. */
const WRITE_AGAIN = 30_000
/** What another tab is paying for, or its buyer has not answered, is looked at again after so long, in milliseconds. */
const BILL_AGAIN = 30_000

/**
 * Does everything that is due by the service's clock (T1): turns of automations that go by the clock, e-mails, deliveries, clean-up.
 * Turns fire in time while deliveries wait for their answers. Any number of tabs may do so at once; each thing is done by
 * one of them. Answers, once nothing is under way, the milliseconds of that clock until the next thing is due, null for
 * none. Rejects with `StorageTrouble`; what was due then is still due.
 */
export async function runJobs(deps: Deps): Promise<number | null> {
  const sending = openSending(deps)
  try {
    return await work(deps, sending)
  } finally {
    await sending.ended()
  }
}

async function work(deps: Deps, sending: Sending): Promise<number | null> {
  let unwritten: unknown = null
  let unbilled: unknown = null
  let billed = false
  for (;;) {
    const { now, turn, delivery, mail, bill, isClean } = await lookAhead(deps)
    const isDue = (at: number | null) => at !== null && at <= now
    const fires = isDue(turn)
    const takesOn = isDue(delivery) && sending.hasRoom()
    if (takesOn) await sending.takeOn()
    if (fires) await fireTurns(deps)
    // What cannot be written keeps nothing else waiting: it is tried again at the next look.
    const writes = mail && unwritten === null
    if (writes) await sendMails(deps).catch((error: unknown) => (unwritten = error))
    // Once a look: what another tab holds, or waits for its buyer, is still there afterwards.
    const settles = isDue(bill) && !billed
    if (settles) await settle(deps).catch((error: unknown) => (unbilled = error))
    billed = true
    if (fires || takesOn || writes || settles) continue
    if (sending.isBusy()) {
      await withinMilliseconds(
        sending.oneThrough(),
        Math.min((turn ?? Number.POSITIVE_INFINITY) - now, LOOK_AGAIN),
      )
      continue
    }
    if (!isClean) await cleanUp(deps)
    for (const trouble of [unwritten, unbilled]) {
      if (trouble instanceof StorageTrouble) throw trouble
      if (trouble !== null) globalThis.reportError?.(trouble)
    }
    const next = Math.min(
      ...[turn, delivery].map(at => at ?? Number.POSITIVE_INFINITY),
      // What is due still waits for another tab, or for a buyer.
      bill === null ? Number.POSITIVE_INFINITY : Math.max(bill, now + BILL_AGAIN),
      unwritten === null ? Number.POSITIVE_INFINITY : now + WRITE_AGAIN,
    )
    return Number.isFinite(next) ? next - now : null
  }
}

const settle = async (deps: Deps) => (await import('../billing/settle-bills.ts')).settleBills(deps)

/** Waits for the promise, but no longer than that. */
async function withinMilliseconds(promise: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, milliseconds)
  })
  try {
    await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Reads only, so that a tab that has nothing to do keeps no other one waiting. */
function lookAhead({ store, clock, workspaceId }: Deps) {
  const reading = clock.now()
  return store.read(workspaceId, async tx => {
    const [head, [turn], [delivery], [mail], [open], account, cleaned] = await Promise.all([
      heads.get(tx),
      turns.scan(tx, [], { limit: 1 }),
      deliveryQueue.scan(tx, [], { limit: 1 }),
      mailQueue.scan(tx, [], { limit: 1 }),
      openOrders.scan(tx, [], { limit: 1 }),
      billingAccounts.get(tx),
      cleanUps.get(tx),
    ])
    const now = head ? nowOf(head.clock, reading) : reading
    return {
      now,
      turn: turn?.parts[0] ?? null,
      delivery: delivery?.parts[0] ?? null,
      mail: mail !== undefined,
      bill: open ? now : account ? nextBillAt(account) : null,
      isClean: isCleaned(cleaned, now),
    }
  })
}
