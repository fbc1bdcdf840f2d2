import { nowOf } from '#domain/clock.ts'
import { heads } from '../collections.ts'
import type { Deps } from '../context.ts'
import { openOrders, orders } from './billing-collections.ts'
import { renew } from './renew.ts'
import { cancel, settle } from './settle-order.ts'

/** 3-D Secure is given up for the buyer after so long, in milliseconds. */
const PATIENCE = 60 * 60_000

/** B7, B10: settles orders whose page is gone, and renews what is due. */
export async function settleBills(deps: Deps): Promise<void> {
  const reading = deps.clock.now()
  const { now, open } = await deps.store.read(deps.workspaceId, async tx => {
    const [head, ids] = await Promise.all([heads.get(tx), openOrders.scan(tx, [])])
    const found = await Promise.all(ids.map(({ parts: [id] }) => orders.get(tx, id)))
    return {
      now: head ? nowOf(head.clock, reading) : reading,
      open: found.filter(order => order !== undefined),
    }
  })
  for (const { id, state, at } of open) {
    if (state === 'paying') await settle(deps, id, { mayCancel: true })
    else if (now - at > PATIENCE) await cancel(deps, id)
  }
  await renew(deps)
}
