import type { BillingView } from '#contract/billing.ts'
import type { AddOnId, PaymentMethodId } from '#domain/brand.ts'
import { nextAttemptOn } from '#domain/dunning.ts'
import { goesOn, priceRenewal } from '#domain/order.ts'
import type { Card } from '#domain/payment.ts'
import { type Context, type Reading, read, type Writing, write } from '../context.ts'
import { allowanceOf } from '../head.ts'
import { notFound, problem } from '../problem.ts'
import { accountIn, chargedAtOnce, otherCards, subscriptionOf } from './account.ts'
import { type BillingAccount, type BillingDetails, billingAccounts, invoices } from './billing-collections.ts'

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
  return changeAccount(context, { operation: 'billing.cancelAddOn', input: id }, account =>
    withAddOn(account, id, true),
  )
}

export function keepAddOn(context: Context, { id }: { id: AddOnId }): Promise<BillingView> {
  return changeAccount(context, { operation: 'billing.keepAddOn', input: id }, account =>
    withAddOn(account, id, false),
  )
}

function withAddOn(account: BillingAccount, id: AddOnId, ends: boolean): BillingAccount {
  if (!account.addOns.some(addOn => addOn.id === id)) throw notFound('add-on')
  return { ...account, addOns: account.addOns.map(addOn => (addOn.id === id ? { ...addOn, ends } : addOn)) }
}

/** B9: keeps a card by the token of its frame; the first one is charged for renewals. Throws what the bank refuses it for. */
export async function addPaymentMethod(
  context: Context,
  { card: { token, ...card } }: { card: Card & { token: string } },
): Promise<BillingView> {
  await read(context, 'billing', async () => undefined)
  const { deps, key } = context
  const saved = await deps.payments.saveCard(token, { idempotencyKey: `save ${key ?? deps.ids.next()}` })
  if (saved.kind === 'declined') {
    throw problem('card_declined', { decline: saved.decline, orderId: null, helps: ['use_another_card'] })
  }
  const id = deps.ids.next() as PaymentMethodId
  const change = { operation: 'billing.addPaymentMethod', input: { token, ...card } }
  return changeAccount(context, change, account => {
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
  change: (account: BillingAccount) => BillingAccount,
): Promise<BillingView> {
  return write(context, { needs: 'billing', operation, input }, async writing => {
    const account = change(await accountOf(writing))
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
  const nextOn = nextAttemptOn(since, attempts)
  return { invoiceId, total: invoice.total, since, attempts, decline, nextOn, isCharging }
}
