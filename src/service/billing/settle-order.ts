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
    return order.state === 'paying' ? pay(deps, order) : order
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
    if (order.intentId === null) return mayCancel ? giveUp(deps, id) : pay(deps, order)
    const { payments } = deps
    const intent = await payments.retrieveIntent(order.intentId)
    if (intent.status !== 'requires_confirmation') return keep(deps, id, intent)
    return keep(deps, id, await (mayCancel ? payments.cancelIntent(intent.id) : confirm(deps, intent)))
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

/** The processor's id of the payment is known to the order before it is confirmed, so that a charge is always found again. */
async function pay(deps: Deps, order: StoredOrder): Promise<StoredOrder> {
  const { payments } = deps
  const card = await cardOf(deps, order)
  if (card.kind === 'declined') return fail(deps, order.id, card.decline)
  const intent = await payments.createIntent({
    amount: order.quote.order.total,
    card: card.id,
    idempotencyKey: `order ${order.id}`,
  })
  const known = await change(deps, order.id, before =>
    before.intentId === null ? { ...before, card: card.id, intentId: intent.id } : before,
  )
  if (known.state !== 'paying' || known.intentId !== intent.id) {
    // Somebody else has given it up meanwhile, or pays for it: what nothing waits for is never charged.
    await payments.cancelIntent(intent.id)
    return known
  }
  return keep(deps, order.id, await confirm(deps, intent))
}

const confirm = ({ payments }: Deps, { id }: PaymentIntent) =>
  payments.confirmIntent(id, { offSession: false })

type CardAtProcessor = { kind: 'saved'; id: string } | { kind: 'declined'; decline: Decline }

/** B9, B12: what is shown and invoiced of a new card is what the processor knows of it, not what the request said. */
async function cardOf(deps: Deps, { id, payWith, card }: StoredOrder): Promise<CardAtProcessor> {
  if (card !== null) return { kind: 'saved', id: card }
  if (payWith.kind === 'new') {
    const { token, card: told } = payWith
    const options = { idempotencyKey: `card ${id}` }
    const saved = await deps.payments.saveCard({ token, expiry: told.expiry }, options)
    if (saved.kind === 'saved')
      await change(deps, id, before => ({ ...before, payWith: { ...payWith, card: saved.card } }))
    return saved
  }
  return unaskedChange(deps, async ({ tx, now, workspace }): Promise<CardAtProcessor> => {
    const { paymentMethods } = await accountIn(tx, { workspace, now })
    const method = paymentMethods.find(one => one.id === payWith.id)
    return method ? { kind: 'saved', id: method.card } : { kind: 'declined', decline: 'generic_decline' }
  })
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
