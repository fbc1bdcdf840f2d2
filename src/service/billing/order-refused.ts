import type { Help } from '#contract/problems.ts'
import { nextAttemptOn } from '#domain/dunning.ts'
import type { OrderRefusal } from '#domain/payment.ts'
import { type PlanId, planAbove } from '#domain/plans.ts'
import { type Problem, problem } from '../problem.ts'
import type { PastDue } from './billing-collections.ts'

const HELPS: Record<OrderRefusal, Help[]> = {
  plan_sells_no_add_ons: ['upgrade'],
  not_an_upgrade: ['upgrade'],
  by_contract: ['contact_sales'],
  cycle_is_fixed: ['keep_cycle'],
  past_due: ['use_another_card'],
  renewing: ['try_again'],
}

export function orderRefused(plan: PlanId, reason: Exclude<OrderRefusal, 'past_due'>): Problem {
  // No plan is above the highest one.
  const helps = HELPS[reason].filter(help => help !== 'upgrade' || planAbove(plan) !== null)
  return problem('order_refused', { plan, reason, nextOn: null, helps })
}

/** A renewal in the way: declined, and until when it waits for its next attempt; or not tried to its end yet. */
export function renewalRefused(plan: PlanId, pastDue: PastDue | null): Problem {
  if (!pastDue?.decline) return orderRefused(plan, 'renewing')
  const nextOn = nextAttemptOn(pastDue.since, pastDue.attempts)
  return problem('order_refused', { plan, reason: 'past_due', nextOn, helps: HELPS.past_due })
}
