import { type Cycle, cycleAt } from '#domain/billing-cycle.ts'
import type { Instant, PacificDate } from '#domain/brand.ts'
import type { Subscription } from '#domain/order.ts'
import type { Card } from '#domain/payment.ts'
import { plans } from '#domain/plans.ts'
import { may } from '#domain/roles.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Workspace } from '../collections.ts'
import type { ReadTx } from '../ports.ts'
import { type BillingAccount, billingAccounts, type PaymentMethod } from './billing-collections.ts'
import { newAccount } from './new-account.ts'

/** Members that are paid for: all but guests. */
function seatsOf({ members }: Pick<Workspace, 'members'>): number {
  return members.filter(({ role }) => may(role, 'automations')).length
}

/** The account as kept, or as one begins. */
export async function accountIn(
  tx: ReadTx,
  { workspace, now }: { workspace: Workspace; now: Instant },
): Promise<BillingAccount> {
  const today = pacificDateOf(now)
  const account = (await billingAccounts.get(tx)) ?? newAccount(today)
  return { ...account, cycle: cycleFor(workspace, account, today) }
}

/**
 * A plan that costs nothing has no cycle, but for the rest of one in which add-ons were bought (B10); a plan that a designer
 * has put in its place begins with one.
 */
function cycleFor({ plan }: Workspace, { cycle, addOns }: BillingAccount, today: PacificDate): Cycle | null {
  if (isFree(plan)) return addOns.length > 0 ? cycle : null
  return cycle ?? cycleAt(today, { kind: 'monthly', anchor: today })
}

export const isFree = (plan: Workspace['plan']) => plans[plan].price?.monthly === 0

export function subscriptionOf(
  workspace: Workspace,
  { cycle, addOns, unpaidFrom }: Pick<BillingAccount, 'cycle' | 'addOns' | 'unpaidFrom'>,
): Subscription {
  const isPaid = cycle === null || cycle.start !== unpaidFrom
  return { plan: workspace.plan, seats: seatsOf(workspace), cycle, isPaid, addOns }
}

/** B10: while something is past due, it is charged at once. */
export function chargedAtOnce(account: BillingAccount): BillingAccount {
  return account.pastDue ? { ...account, pastDue: { ...account.pastDue, isAskedFor: true } } : account
}

/** The cards that are another one: who types one again means the same. */
export function otherCards(
  { paymentMethods }: BillingAccount,
  { brand, last4, expiry }: Card,
): readonly PaymentMethod[] {
  return paymentMethods.filter(
    method =>
      method.brand !== brand ||
      method.last4 !== last4 ||
      method.expiry.month !== expiry.month ||
      method.expiry.year !== expiry.year,
  )
}
