import { PLAN_IDS, type Plan, type PlanId, plans } from '#domain/plans.ts'

/** What a workspace asks of a plan. */
export type OwnUse = {
  /** Actions a month: what was used and refused so far or, where that is known to be more, what the month will take. */
  actions: number
  /** Actions a month that add-ons give, on whichever plan above. */
  addOnActions: number
  active: number
  /** Active automations with a webhook or an integration; null where it is not known. */
  connections: number | null
}

/** B11: whether the plan's limits hold the use. */
export function holds(plan: Plan, { actions, addOnActions, active, connections }: OwnUse): boolean {
  return (
    actions <= plan.actions + addOnActions &&
    active <= plan.activeCap &&
    (plan.connects || connections === null || connections === 0)
  )
}

/** B11: the lowest plan above that holds the use; null where none does. */
export function fittingPlan(current: PlanId, use: OwnUse): PlanId | null {
  return PLAN_IDS.slice(PLAN_IDS.indexOf(current) + 1).find(plan => holds(plans[plan], use)) ?? null
}
