import { type PlanId, plans } from './plans.ts'

export type CapRefusal = { plan: PlanId; cap: number; active: number; asked: number }

/**
 * U7: whether `asked` more automations may become active where `active` are. All or none: a bulk switch that does not
 * fit switches nothing. Above the cap (the plan was lowered) what runs stays, and nothing more can be switched on.
 */
export function activate({
  plan,
  active,
  asked,
}: {
  plan: PlanId
  active: number
  asked: number
}): { ok: true } | { ok: false; refusal: CapRefusal } {
  const cap = plans[plan].activeCap
  return asked <= 0 || active + asked <= cap
    ? { ok: true }
    : { ok: false, refusal: { plan, cap, active, asked } }
}
