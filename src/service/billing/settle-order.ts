import type { OrderId } from '#domain/brand.ts'
import type { Decline } from '#domain/payment.ts'
import type { Deps } from '../context.ts'
import { unaskedChange } from '../jobs/unasked-change.ts'
import type { PaymentIntent } from '../ports.ts'
import { notFound } from '../problem.ts'
import { accountIn } from './account.ts'
import { openOrders, orders, type StoredOrder } from './billing-collections.ts'
import { completeOrder } from './complete-order.ts'

const holdOf = (id: OrderId) => `order ${id}`

/**
 * B7: pays for an order that has just been kept. Each step can be made again under the order's id: whatever is killed on the
 * way, `settle` finds out from the processor what came of it.
 */
export async function payAndKeep(deps: Deps, id: OrderId): Promise<StoredOrder> {
  const held = await deps.holds.whileHeld(holdOf(id), async () => {
    const order = await orderOf(deps, id)
    if (order.state !== 'paying') return order
    const card = await cardOf(deps, order)
    if (card.kind === 'declined') return fail(deps, id, card.decline)
    const intent = await intentOf(deps, { order, card: card.id })
    return keep(deps, id, await deps.payments.confirmIntent(intent.id, { offSession: false }))
  })
  return held ? held.answer : orderOf(deps, id)
}

/**
 * Finds out what came of an order that nobody is paying for right now, and keeps it: charged is granted; what was not
 * charged is given up where `mayCancel`, so that it never will be. One that waits for 3-D Secure goes on waiting.
 */
export async function settle(
  deps: Deps,
  id: OrderId,
  { mayCancel }: { mayCancel: boolean },
): Promise<StoredOrder> {
  const held = await deps.holds.whileHeld(holdOf(id), async () => {
    const order = await orderOf(deps, id)
    if (order.state !== 'paying' && order.state !== 'requires_action') return order
    // Before an intent is known nothing was confirmed.
    if (order.intentId === null) return mayCancel ? giveUp(deps, id) : payAgain(deps, order)
    const intent = await deps.payments.retrieveIntent(order.intentId)
    if (intent.status !== 'requires_confirmation') return keep(deps, id, intent)
    return mayCancel ? keep(deps, id, await deps.payments.cancelIntent(intent.id)) : payAgain(deps, order)
  })
  return held ? held.answer : orderOf(deps, id)
}

/** Gives an order up; one that turns out to be charged is completed all the same. */
export async function cancel(deps: Deps, id: OrderId): Promise<StoredOrder> {
  const held = await deps.holds.whileHeld(holdOf(id), async () => {
    const order = await orderOf(deps, id)
    if (order.state !== 'paying' && order.state !== 'requires_action') return order
    if (order.intentId === null) return giveUp(deps, id)
    return keep(deps, id, await deps.payments.cancelIntent(order.intentId))
  })
  return held ? held.answer : orderOf(deps, id)
}

async function payAgain(deps: Deps, order: StoredOrder): Promise<StoredOrder> {
  const card = await cardOf(deps, order)
  if (card.kind === 'declined') return fail(deps, order.id, card.decline)
  const intent = await intentOf(deps, { order, card: card.id })
  return keep(deps, order.id, await deps.payments.confirmIntent(intent.id, { offSession: false }))
}

type CardAtProcessor = { kind: 'saved'; id: string } | { kind: 'declined'; decline: Decline }

async function cardOf(deps: Deps, { id, payWith, card }: StoredOrder): Promise<CardAtProcessor> {
  if (card !== null) return { kind: 'saved', id: card }
  if (payWith.kind === 'new') return deps.payments.saveCard(payWith.token, { idempotencyKey: `card ${id}` })
  return unaskedChange(deps, async ({ tx, now, workspace }): Promise<CardAtProcessor> => {
    const { paymentMethods } = await accountIn(tx, { workspace, now })
    const method = paymentMethods.find(one => one.id === payWith.id)
    return method ? { kind: 'saved', id: method.card } : { kind: 'declined', decline: 'generic_decline' }
  })
}

/** Known to the order before it is confirmed, so that a charge is always found again. */
async function intentOf(
  deps: Deps,
  { order, card }: { order: StoredOrder; card: string },
): Promise<PaymentIntent> {
  const intent = await deps.payments.createIntent({
    amount: order.quote.order.total,
    card,
    idempotencyKey: `order ${order.id}`,
  })
  await change(deps, order.id, before => ({ ...before, card, intentId: intent.id }))
  return intent
}

/** Keeps what the processor says of an intent. */
function keep(deps: Deps, id: OrderId, intent: PaymentIntent): Promise<StoredOrder> {
  switch (intent.status) {
    case 'succeeded':
      return completeOrder(deps, id)
    case 'requires_action':
      return change(deps, id, before => ({
        ...before,
        state: 'requires_action',
        challenge: intent.challenge,
      }))
    case 'requires_payment_method':
      return fail(deps, id, intent.decline ?? 'generic_decline')
    case 'canceled':
      return giveUp(deps, id)
    case 'requires_confirmation':
      return orderOf(deps, id)
  }
}

const fail = (deps: Deps, id: OrderId, decline: Decline) =>
  change(deps, id, before => ({ ...before, state: 'declined', decline, challenge: null }))

const giveUp = (deps: Deps, id: OrderId) =>
  change(deps, id, before => ({ ...before, state: 'canceled', challenge: null }))

/** What is paid, declined or given up stays so. */
function change(deps: Deps, id: OrderId, how: (before: StoredOrder) => StoredOrder): Promise<StoredOrder> {
  return unaskedChange(
    deps,
    async ({ tx, announce }) => {
      const before = await orders.get(tx, id)
      if (!before) throw notFound('order')
      if (before.state !== 'paying' && before.state !== 'requires_action') return before
      const after = how(before)
      orders.put(tx, after, id)
      if (after.state === 'declined' || after.state === 'canceled') openOrders.delete(tx, id)
      announce({ topics: ['billing'] })
      return after
    },
    { durability: 'strict' },
  )
}

async function orderOf({ store, workspaceId }: Deps, id: OrderId): Promise<StoredOrder> {
  const order = await store.read(workspaceId, tx => orders.get(tx, id))
  if (!order) throw notFound('order')
  return order
}
