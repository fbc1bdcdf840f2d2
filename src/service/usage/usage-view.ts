import type { UsageView } from '#contract/usage.ts'
import { plans } from '#domain/plans.ts'
import { usageState } from '#domain/usage.ts'
import { resetOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type ActiveCounts, activeCounts, type Workspace } from '../collections.ts'
import { type Context, type Reading, read } from '../context.ts'
import { allowanceOf, booksAt } from '../head.ts'

/** U7: active automations in the whole workspace. */
export function activeIn({ byPlace }: ActiveCounts): number {
  return Object.values(byPlace).reduce((sum, active) => sum + active, 0)
}

/** JSON has no infinity: no cap is null on the wire. */
export function capOf({ plan }: Pick<Workspace, 'plan'>): number | null {
  const { activeCap } = plans[plan]
  return Number.isFinite(activeCap) ? activeCap : null
}

export function getUsage(context: Context): Promise<UsageView> {
  return read(context, 'automations', usageView)
}

/** U3, U5, U8: what the Usage tab shows, from the published value; only the state follows the exact one. */
export async function usageView({ tx, now, workspace, head }: Omit<Reading, 'caller'>): Promise<UsageView> {
  const { byPlace = {} } = (await activeCounts.get(tx)) ?? {}
  const { meter, refusedSince } = booksAt(head, now)
  const allowance = allowanceOf(workspace)
  const used = meter.published.used
  return {
    month: meter.month,
    used,
    publishedAt: isoInstant(meter.published.at),
    allowance,
    addOnActions: workspace.addOnActions,
    left: Math.max(0, allowance - used),
    state: usageState(meter, allowance),
    suspendedSince: meter.suspendedSince === null ? null : isoInstant(meter.suspendedSince),
    refused: meter.refused,
    refusedSince: refusedSince === null ? null : isoInstant(refusedSince),
    resetsAt: isoInstant(resetOf(meter.month)),
    now: isoInstant(now),
    plan: workspace.plan,
    active: activeIn({ byPlace }),
    cap: capOf(workspace),
  }
}
