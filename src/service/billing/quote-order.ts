import type { QuoteView } from '#contract/billing.ts'
import type { Cents, Instant, QuoteId } from '#domain/brand.ts'
import { actionsOf, priceOf, taxOn, type Wanted } from '#domain/order.ts'
import { plans } from '#domain/plans.ts'
import { priceOrder, renewedAgain } from '#domain/price-order.ts'
import { usageState } from '#domain/usage.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import type { Workspace } from '../collections.ts'
import { type Context, type Reading, write } from '../context.ts'
import { allowanceOf, booksAt } from '../head.ts'
import { accountIn, subscriptionOf } from './account.ts'
import { type BillingAccount, type Quote, quotes } from './billing-collections.ts'
import { orderRefused, renewalRefused } from './order-refused.ts'
import { refuseWhileRenewing, renewFirst } from './renew-first.ts'

/** B6: so long, in milliseconds, a quote can be agreed to. */
const VALID = 15 * 60_000

/** B3, B6: what an order costs now, kept so that just this can be agreed to. */
export async function createQuote(context: Context, wanted: Wanted): Promise<QuoteView> {
  await renewFirst(context)
  const change = { needs: 'billing', operation: 'quotes.create', input: wanted } as const
  return write(context, change, async writing => {
    const { tx, now, workspace } = writing
    const account = await accountIn(tx, { workspace, now })
    const today = pacificDateOf(now)
    await refuseWhileRenewing({ tx, workspace, account, today })
    // B11: what was not paid is no credit.
    if (account.pastDue && wanted.kind === 'upgrade') throw renewalRefused(workspace.plan, account.pastDue)
    const { taxRate } = account.details
    const subscription = subscriptionOf(workspace, account)
    const priced = priceOrder({ subscription, wanted, today, taxRate })
    if (priced.kind === 'refused') throw orderRefused(workspace.plan, priced.reason)
    const quote: Quote = {
      id: context.deps.ids.next() as QuoteId,
      wanted,
      order: priced.order,
      taxRate,
      basis: basisOf(workspace, account),
      expiresAt: (now + VALID) as Instant,
      isPaid: false,
    }
    quotes.put(tx, quote, quote.id)
    return quoteView(quote, { ...writing, addOns: account.addOns })
  })
}

/** B6: what a price rests on; where it is another one now, the quote is replaced and the buyer agrees again. */
export function basisOf(workspace: Workspace, account: BillingAccount): string {
  const { cycle, addOns, details, pastDue } = account
  const { plan, seats, isPaid } = subscriptionOf(workspace, account)
  const bought = addOns.map(({ id, quantity, ends }) => [id, quantity, ends])
  return JSON.stringify([
    plan,
    seats,
    cycle,
    bought,
    workspace.addOnActions,
    details.taxRate,
    pastDue !== null,
    isPaid,
  ])
}

/** U6: the workspace's allowance with what was ordered. */
export function allowanceWith(workspace: Workspace, wanted: Wanted): number {
  switch (wanted.kind) {
    case 'add_on':
      return allowanceOf(workspace) + actionsOf([wanted])
    case 'upgrade':
      return plans[wanted.plan].actions + workspace.addOnActions
  }
}

function quoteView(
  { id, wanted, order, taxRate, expiresAt }: Quote,
  {
    workspace,
    head,
    now,
    addOns,
  }: Pick<Reading, 'workspace' | 'head' | 'now'> & Pick<BillingAccount, 'addOns'>,
): QuoteView {
  const before = allowanceOf(workspace)
  const after = allowanceWith(workspace, wanted)
  const { meter } = booksAt(head, now)
  const { lines, subtotal, tax, total, period, cycle, renews } = order
  const withTax = (price: Cents) => (price + taxOn(price, taxRate)) as Cents
  return {
    ...{ id, wanted, lines, subtotal, taxRate, tax, total, period, cycle },
    renews: withTax(renews),
    renewsAgain: renewedAgain(workspace.plan, { wanted, addOns }).map(({ pack, quantity }) => ({
      ...{ pack, quantity },
      price: withTax(priceOf({ kind: 'add_on', pack, quantity }, cycle.kind)),
    })),
    allowance: { before, after },
    resumes: usageState(meter, before) === 'suspended' && meter.used < after,
    expiresAt: isoInstant(expiresAt),
  }
}
