import type { Payments } from '#service/ports.ts'
import type { Seed } from '#service/seed.ts'

/**
 * B8: a seed's order that waits for its bank, with its payment at the processor, so that the bank can be answered. Two tabs
 * that fill the same workspace make the same payment.
 */
export async function withOpenPayment<Told extends Pick<Seed, 'billing'>>(
  seed: Told,
  payments: Payments,
): Promise<Told> {
  const order = seed.billing?.openOrder
  if (!seed.billing || !order || order.card === null) return seed
  const { id, card, quote } = order
  const wanted = { amount: quote.order.total, card, idempotencyKey: `order ${id}` }
  const { id: intentId } = await payments.createIntent(wanted)
  const { challenge } = await payments.confirmIntent(intentId, { offSession: false })
  return { ...seed, billing: { ...seed.billing, openOrder: { ...order, intentId, challenge } } }
}
