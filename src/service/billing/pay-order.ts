import type { OrderView } from '#contract/billing.ts'
import type { Instant, OrderId, PaymentMethodId, QuoteId } from '#domain/brand.ts'
import type { Card } from '#domain/payment.ts'
import { type Context, write } from '../context.ts'
import type { WriteTx } from '../ports.ts'
import { notFound, problem } from '../problem.ts'
import { accountIn } from './account.ts'
import {
  openOrders,
  orders,
  type PayWith,
  type Quote,
  quotes,
  type StoredOrder,
} from './billing-collections.ts'
import { orderOutcome } from './order-view.ts'
import { basisOf } from './quote-order.ts'
import { refuseWhileOneIsOpen } from './refuse-while-open.ts'
import { renewFirst } from './renew-first.ts'
import { payAndKeep, settle } from './settle-order.ts'

type Asked = {
  quoteId: QuoteId
  pay: { kind: 'saved'; id: PaymentMethodId } | { kind: 'new'; card: Card & { token: string } }
}

/**
 * B7, B13: agrees to a quote and pays it, once. The order is kept before the processor is asked for anything; what comes of
 * it is kept with the grant and the invoice in one transaction. The same key again goes on with the same order, wherever it
 * stopped. Throws what the card was declined for (B8), and refuses a quote that is not what was shown any more (B6).
 */
export async function createOrder(context: Context, asked: Asked): Promise<OrderView> {
  await renewFirst(context)
  const { deps } = context
  let isNew = false
  const change = { needs: 'billing', operation: 'orders.create', input: asked, durability: 'strict' } as const
  const orderId = await write(context, change, async ({ tx, now, workspace, caller }) => {
    const account = await accountIn(tx, { workspace, now })
    const quote = await validQuote(tx, { id: asked.quoteId, now, basis: basisOf(workspace, account) })
    await refuseWhileOneIsOpen(tx)
    const id = deps.ids.next() as OrderId
    const order: StoredOrder = {
      ...{ id, at: now, quote, by: caller.id, payWith: payWithOf(asked, account.paymentMethods) },
      ...{ card: null, intentId: null, state: 'paying', decline: null, challenge: null, invoiceId: null },
    }
    orders.put(tx, order, id)
    openOrders.put(tx, true, id)
    isNew = true
    return id
  })
  const order = isNew ? await payAndKeep(deps, orderId) : await settle(deps, orderId, { mayCancel: false })
  return orderOutcome(order)
}

/** B6: one that is still what was shown, and was not paid. */
async function validQuote(
  tx: WriteTx,
  { id, now, basis }: { id: QuoteId; now: Instant; basis: string },
): Promise<Quote> {
  const quote = await quotes.get(tx, id)
  if (!quote) throw notFound('quote')
  const reason = quote.isPaid
    ? 'used'
    : now >= quote.expiresAt
      ? 'too_old'
      : quote.basis !== basis
        ? 'changed'
        : null
  if (reason) throw problem('quote_expired', { reason, helps: ['ask_for_new_quote'] })
  return quote
}

function payWithOf({ pay }: Asked, saved: readonly (Card & { id: PaymentMethodId })[]): PayWith {
  if (pay.kind === 'new') {
    const { token, brand, last4, expiry } = pay.card
    return { kind: 'new', token, card: { brand, last4, expiry } }
  }
  const method = saved.find(({ id }) => id === pay.id)
  if (!method) throw problem('unknown_reference', { field: 'pay.id', value: pay.id })
  const { brand, last4, expiry } = method
  return { kind: 'saved', id: pay.id, card: { brand, last4, expiry } }
}
