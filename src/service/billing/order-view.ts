import type { OrderView } from '#contract/billing.ts'
import type { StoredOrder } from './billing-collections.ts'
import { cardDeclined } from './card-declined.ts'

export function orderView({ id, quote, state, decline, challenge, invoiceId }: StoredOrder): OrderView {
  const { wanted, order } = quote
  return { id, quoteId: quote.id, wanted, total: order.total, state, decline, challenge, invoiceId }
}

/** B8: an order that came to nothing because of the card is a refusal, with the reason. */
export function orderOutcome(order: StoredOrder): OrderView {
  if (order.state === 'declined') throw cardDeclined(order.decline ?? 'generic_decline', order.id)
  return orderView(order)
}
