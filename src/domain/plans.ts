/** Prices per member and cycle are whole US cents; null means by contract. */
export type Plan = {
  /** As sold, the same in every language but Free Forever's. */
  name: string
  /** The most automations that may be active at once; Infinity for no cap (U7). */
  activeCap: number
  /** Actions a month, before add-ons. */
  actions: number
  /** Webhook steps and integrations (P6). */
  connects: boolean
  buysAddOns: boolean
  /** U8: whether the Usage tab shows Add-ons as a button of its own; otherwise Upgrade comes first. */
  addOnsFirst: boolean
  price: { monthly: number; yearly: number } | null
}

export const PLAN_IDS = ['free', 'unlimited', 'business', 'business_plus', 'enterprise'] as const
export type PlanId = (typeof PLAN_IDS)[number]

/** The one table of plans, lowest first; nothing else in the code knows a plan's limits, prices or name. */
export const plans: Record<PlanId, Plan> = {
  free: {
    name: 'Free Forever',
    activeCap: 5,
    actions: 100,
    connects: false,
    buysAddOns: false,
    addOnsFirst: false,
    price: { monthly: 0, yearly: 0 },
  },
  unlimited: {
    name: 'Unlimited',
    activeCap: 500,
    actions: 1_000,
    connects: false,
    buysAddOns: false,
    addOnsFirst: false,
    price: { monthly: 1_000, yearly: 8_400 },
  },
  business: {
    name: 'Business',
    activeCap: Number.POSITIVE_INFINITY,
    actions: 10_000,
    connects: true,
    buysAddOns: true,
    addOnsFirst: false,
    price: { monthly: 1_900, yearly: 14_400 },
  },
  business_plus: {
    name: 'Business Plus',
    activeCap: Number.POSITIVE_INFINITY,
    actions: 25_000,
    connects: true,
    buysAddOns: true,
    addOnsFirst: true,
    price: { monthly: 2_900, yearly: 22_800 },
  },
  enterprise: {
    name: 'Enterprise',
    activeCap: Number.POSITIVE_INFINITY,
    actions: 250_000,
    connects: true,
    buysAddOns: true,
    addOnsFirst: true,
    price: null,
  },
}

/** The plan above, which Upgrade leads to; null on the highest. */
export function planAbove(plan: PlanId): PlanId | null {
  return PLAN_IDS[PLAN_IDS.indexOf(plan) + 1] ?? null
}

/** U8: the quickest way to more Actions: add-ons on the plans that show them first, and where there is no plan above. */
export function quickestWayOut(plan: PlanId): 'add_ons' | 'upgrade' {
  return plans[plan].addOnsFirst || planAbove(plan) === null ? 'add_ons' : 'upgrade'
}

/** The lowest plan that can do what `has` asks of it. */
export function lowestPlanThat(has: (plan: Plan) => boolean): PlanId {
  return PLAN_IDS.find(id => has(plans[id])) ?? 'enterprise'
}
