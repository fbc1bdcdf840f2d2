import { nowOf } from '#domain/clock.ts'
import { cleanUps, deliveryQueue, heads, turns } from '../collections.ts'
import type { Deps } from '../context.ts'
import { cleanUp, isCleaned } from './clean-up.ts'
import { fireTurns } from './fire-turns.ts'
import { sendDeliveries } from './send-deliveries.ts'

/**
 * Does everything that is due by the service's clock (T1): turns of automations that go by the clock, deliveries, clean-up.
 * Any number of tabs may do so at once; each thing is done by one of them. Answers the milliseconds of that clock until
 * the next thing is due, null for none. Rejects with `StorageTrouble`; what was due then is still due.
 */
export async function runJobs(deps: Deps): Promise<number | null> {
  for (;;) {
    const { now, turn, delivery, isClean } = await lookAhead(deps)
    const isDue = (at: number | null) => at !== null && at <= now
    if (!isDue(turn) && !isDue(delivery)) {
      if (!isClean) await cleanUp(deps, now)
      const next = Math.min(turn ?? Number.POSITIVE_INFINITY, delivery ?? Number.POSITIVE_INFINITY)
      return Number.isFinite(next) ? next - now : null
    }
    if (isDue(turn)) await fireTurns(deps)
    if (isDue(delivery)) await sendDeliveries(deps)
  }
}

/** Reads only, so that a tab that has nothing to do keeps no other one waiting. */
function lookAhead({ store, clock, workspaceId }: Deps) {
  const reading = clock.now()
  return store.read(workspaceId, async tx => {
    const [head, [turn], [delivery], cleaned] = await Promise.all([
      heads.get(tx),
      turns.scan(tx, [], { limit: 1 }),
      deliveryQueue.scan(tx, [], { limit: 1 }),
      cleanUps.get(tx),
    ])
    const now = head ? nowOf(head.clock, reading) : reading
    return {
      now,
      turn: turn?.parts[0] ?? null,
      delivery: delivery?.parts[0] ?? null,
      isClean: isCleaned(cleaned, now),
    }
  })
}
