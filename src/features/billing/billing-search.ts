import type { CycleKind } from '#domain/billing-cycle.ts'
import { PLAN_IDS, type PlanId } from '#domain/plans.ts'

/** The state of Billing, as its URLs carry it. `buy` or `upgrade` opens the Order summary. */
export type BillingSearch = {
  /** What a visitor came for. */
  for?: 'upgrade' | 'add-ons'
  /** A pack's id. Whether there is such a pack, and how many of it one order may have, is known where it is ordered. */
  buy?: string
  /** From 1, which is the default. */
  quantity?: number
  /** The plan that is ordered. */
  upgrade?: PlanId
  /** The rhythm that prices are shown and ordered in, where no cycle runs yet (B11). */
  cycle?: CycleKind
}

/**
 * Reads the part of a URL that is Billing's. What is unknown is dropped: an old or mistyped link still opens the page. Part of
 * the first view: it knows no table that comes with Billing.
 */
export function validateBillingSearch(search: Record<string, unknown>): BillingSearch {
  const { buy, quantity } = search
  const pack = typeof buy === 'string' && buy !== '' ? buy : undefined
  return present({
    for: (['upgrade', 'add-ons'] as const).find(known => known === search.for),
    buy: pack,
    quantity: pack && Number.isInteger(quantity) && Number(quantity) > 0 ? Number(quantity) : undefined,
    // One order at a time.
    upgrade: pack ? undefined : PLAN_IDS.find(plan => plan === search.upgrade),
    cycle: (['monthly', 'yearly'] as const).find(kind => kind === search.cycle),
  })
}

/** What to change in it; undefined takes a part out. */
export type BillingSearchChange = { [Part in keyof BillingSearch]?: BillingSearch[Part] | undefined }

function present(search: BillingSearchChange): BillingSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined),
  ) as BillingSearch
}
