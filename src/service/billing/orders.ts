import type { OrderView } from '#contract/billing.ts'
import type { OrderId } from '#domain/brand.ts'
import { type Context, read } from '../context.ts'
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
  await knownOrder(context, id)
  return orderOutcome(await settle(context.deps, id, { mayCancel: true }))
}

/** B8: given up by the buyer. One that turns out to be charged is paid all the same, and says so. */
export async function cancelOrder(context: Context, { id }: { id: OrderId }): Promise<OrderView> {
  await knownOrder(context, id)
  return orderView(await cancel(context.deps, id))
}

function knownOrder(context: Context, id: OrderId): Promise<StoredOrder> {
  return read(context, 'billing', async ({ tx }) => {
    const order = await orders.get(tx, id)
    if (!order) throw notFound('order')
    return order
  })
}
