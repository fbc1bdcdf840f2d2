import type { ReadTx } from '../ports.ts'
import { problem } from '../problem.ts'
import { openOrders } from './billing-collections.ts'

/** One payment at a time: what another tab is paying for changes what this one was shown. */
export async function refuseWhileOneIsOpen(tx: ReadTx): Promise<void> {
  const [open] = await openOrders.scan(tx, [], { limit: 1 })
  if (open) throw problem('order_open', { orderId: open.parts[0], helps: ['settle_order'] })
}
