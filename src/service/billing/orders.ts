import type { OrderView } from '#contract/billing.ts'
import type { OrderId } from '#domain/brand.ts'
import { type Context, read, write } from '../context.ts'
import { notFound } from '../problem.ts'
import { openOrders, orders, type StoredOrder } from './billing-collections.ts'
import { orderOutcome, orderView } from './order-view.ts'
import { cancel, settle } from './settle-order.ts'

/** Orders that are neither paid nor given up. */
export function listOrders(context: Context): Promise<{ items: OrderView[] }> {
  return read(context, 'billing', async ({ tx }) => {
    const open = await openOrders.scan(tx, [])
    const found = await Promise.all(open.map(({ parts: [id] }) => orders.get(tx, id)))
    return { items: found.filter(order => order !== undefined).map(orderView) }
  })
}

export async function getOrder(context: Context, { id }: { id: OrderId }): Promise<OrderView> {
  return orderView(await knownOrder(context, id))
}

/** After 3-D Secure, or where an answer was lost: what came of it. Throws what the card was declined for (B8). */
export async function settleOrder(context: Context, { id }: { id: OrderId }): Promise<OrderView> {
  await keyedOrder(context, { operation: 'orders.settle', id })
  return orderOutcome(await settle(context.deps, id, { mayCancel: true }))
}

/** B8: given up by the buyer. One that turns out to be charged is paid all the same, and says so. */
export async function cancelOrder(context: Context, { id }: { id: OrderId }): Promise<OrderView> {
  await keyedOrder(context, { operation: 'orders.cancel', id })
  return orderView(await cancel(context.deps, id))
}

/**
 * B13: the same key with the same order goes on with it: what is settled or given up answers the same, however often it is
 * asked. With anything else it is refused.
 */
async function keyedOrder(
  context: Context,
  { operation, id }: { operation: string; id: OrderId },
): Promise<void> {
  await knownOrder(context, id)
  if (context.key !== null)
    await write(context, { needs: 'billing', operation, input: { id } }, async () => null)
}

function knownOrder(context: Context, id: OrderId): Promise<StoredOrder> {
  return read(context, 'billing', async ({ tx }) => {
    const order = await orders.get(tx, id)
    if (!order) throw notFound('order')
    return order
  })
}
