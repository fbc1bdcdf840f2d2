import type { BillingView } from '#contract/billing.ts'
import type { AddOnId, PaymentMethodId } from '#domain/brand.ts'
import { nextAttemptOn } from '#domain/dunning.ts'
import { goesOn, priceRenewal } from '#domain/order.ts'
import type { Card } from '#domain/payment.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { type Context, type Reading, read, type Writing, write } from '../context.ts'
import { allowanceOf } from '../head.ts'
import { notFound } from '../problem.ts'
import { accountIn, chargedAtOnce, otherCards, subscriptionOf } from './account.ts'
import { type BillingAccount, type BillingDetails, billingAccounts, invoices } from './billing-collections.ts'
import { cardDeclined } from './card-declined.ts'
import { refuseWhileRenewing, renewFirst } from './renew-first.ts'

export function getBilling(context: Context): Promise<BillingView> {
  return read(context, 'billing', async reading => billingView(reading, await accountOf(reading)))
}

/** Names, the address and the rate are of invoices to come; those that are paid stay as they were (B12). */
export function updateDetails(
  context: Context,
  patch: { [Field in keyof BillingDetails]?: BillingDetails[Field] | undefined },
): Promise<BillingView> {
  return changeAccount(context, { operation: 'billing.details', input: patch }, account => {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    return { ...account, details: { ...account.details, ...given } }
  })
}

/** B10: it stays until the cycle's end, and is not renewed. */
export function cancelAddOn(context: Context, { id }: { id: AddOnId }): Promise<BillingView> {
  return changeAddOn(context, { operation: 'billing.cancelAddOn', input: id }, true)
}

export function keepAddOn(context: Context, { id }: { id: AddOnId }): Promise<BillingView> {
  return changeAddOn(context, { operation: 'billing.keepAddOn', input: id }, false)
}

/** The end that is meant is that of the cycle that runs. */
async function changeAddOn(
  context: Context,
  change: { operation: string; input: AddOnId },
  ends: boolean,
): Promise<BillingView> {
  await renewFirst(context)
  return changeAccount(context, change, async (account, { tx, workspace, now }) => {
    await refuseWhileRenewing({ tx, workspace, account, today: pacificDateOf(now) })
    return withAddOn(account, change.input, ends)
  })
}

function withAddOn(account: BillingAccount, id: AddOnId, ends: boolean): BillingAccount {
  if (!account.addOns.some(addOn => addOn.id === id)) throw notFound('add-on')
  return { ...account, addOns: account.addOns.map(addOn => (addOn.id === id ? { ...addOn, ends } : addOn)) }
}

/**
 * B9: keeps a card by the token of its frame, as the processor knows it; the first one is charged for renewals. Throws what
 * the bank refuses it for.
 */
export async function addPaymentMethod(
  context: Context,
  { card: told }: { card: Card & { token: string } },
): Promise<BillingView> {
  const caller = await read(context, 'billing', async reading => reading.caller.id)
  const { deps, key } = context
  const { token, expiry } = told
  // B13: a key is one caller's, for one card: with another one it finds nothing there, and is refused here.
  const asked = JSON.stringify([deps.workspaceId, caller, key ?? deps.ids.next(), token, expiry])
  const saved = await deps.payments.saveCard({ token, expiry }, { idempotencyKey: `save ${asked}` })
  const id = deps.ids.next() as PaymentMethodId
  const change = { operation: 'billing.addPaymentMethod', input: told }
  return changeAccount(context, change, account => {
    // B13: refused here, so that this is the key's first answer.
    if (saved.kind === 'declined') throw cardDeclined(saved.decline, null)
    const { card } = saved
    const others = otherCards(account, card)
    // One that is kept already stays in its place.
    const place = account.paymentMethods.findIndex(one => !others.includes(one))
    const paymentMethods = others.toSpliced(place < 0 ? others.length : place, 0, {
      ...card,
      id,
      card: saved.id,
    })
    const after = { ...account, paymentMethods }
    return paymentMethods[0]?.id === id ? chargedAtOnce(after) : after
  })
}

export function removePaymentMethod(context: Context, { id }: { id: PaymentMethodId }): Promise<BillingView> {
  return changeAccount(context, { operation: 'billing.removePaymentMethod', input: id }, account => {
    if (!account.paymentMethods.some(method => method.id === id)) throw notFound('payment method')
    return { ...account, paymentMethods: account.paymentMethods.filter(method => method.id !== id) }
  })
}

/** Renewals are charged to it from now on; what is past due, at once (B10). */
export function setDefaultPaymentMethod(
  context: Context,
  { id }: { id: PaymentMethodId },
): Promise<BillingView> {
  return changeAccount(context, { operation: 'billing.setDefault', input: id }, account => {
    const first = account.paymentMethods.find(method => method.id === id)
    if (!first) throw notFound('payment method')
    const others = account.paymentMethods.filter(one => one.id !== id)
    return chargedAtOnce({ ...account, paymentMethods: [first, ...others] })
  })
}

function changeAccount(
  context: Context,
  { operation, input }: { operation: string; input: unknown },
  change: (account: BillingAccount, reading: Reading) => BillingAccount | Promise<BillingAccount>,
): Promise<BillingView> {
  const asked = { needs: 'billing', operation, input, durability: 'strict' } as const
  return write(context, asked, async writing => {
    const account = await change(await accountOf(writing), writing)
    billingAccounts.put((writing as Writing).tx, account)
    writing.announce({ topics: ['billing'] })
    return billingView(writing, account)
  })
}

const accountOf = ({ tx, workspace, now }: Reading) => accountIn(tx, { workspace, now })

async function billingView(reading: Reading, account: BillingAccount): Promise<BillingView> {
  const { workspace } = reading
  const { cycle, addOns, paymentMethods, details } = account
  const subscription = subscriptionOf(workspace, account)
  const { taxRate } = details
  return {
    plan: workspace.plan,
    seats: subscription.seats,
    cycle,
    renewal: subscription.cycle && {
      on: subscription.cycle.end,
      taxRate,
      ...priceRenewal({ subscription, taxRate }),
    },
    addOns: addOns.map(addOn => ({ ...addOn, ends: !goesOn(addOn, workspace.plan) })),
    allowance: allowanceOf(workspace),
    paymentMethods: paymentMethods.map(({ card: _, ...method }, index) => ({
      ...method,
      isDefault: index === 0,
    })),
    details,
    pastDue: await pastDueView(reading, account),
  }
}

async function pastDueView({ tx }: Reading, { pastDue }: BillingAccount): Promise<BillingView['pastDue']> {
  const invoice = pastDue && (await invoices.get(tx, pastDue.invoiceId))
  if (!pastDue?.decline || !invoice) return null
  const { since, attempts, decline, invoiceId, isAskedFor: isCharging } = pastDue
  const { total, period } = invoice
  const nextOn = nextAttemptOn(since, attempts)
  return { invoiceId, total, period, since, attempts, decline, nextOn, isCharging }
}
