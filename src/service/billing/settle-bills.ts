import type { Deps } from '../context.ts'
import { openOrders, orders } from './billing-collections.ts'
import { renew } from './renew.ts'
import { cancel, settle } from './settle-order.ts'

/** 3-D Secure is given up for the buyer after so long, in milliseconds. */
const PATIENCE = 60 * 60_000

/** B7, B10: settles orders whose page is gone, and renews what is due. */
export async function settleBills(deps: Deps): Promise<void> {
  const open = await deps.store.read(deps.workspaceId, async tx => {
    const ids = await openOrders.scan(tx, [])
    return (await Promise.all(ids.map(({ parts: [id] }) => orders.get(tx, id)))).filter(
      order => order !== undefined,
    )
  })
  for (const { id, state, at } of open) {
    if (state === 'paying') await settle(deps, id, { mayCancel: true })
    else if (deps.clock.now() - at > PATIENCE) await cancel(deps, id)
  }
  await renew(deps)
}
