import { PACK_IDS, QUANTITY_MAX } from '#domain/add-ons.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import type { Wanted } from '#domain/order.ts'
import type { BillingSearchChange } from './billing-search.ts'

/** B11: what a new cycle is, unless somebody chooses. */
export const USUAL_CYCLE: CycleKind = 'yearly'

/**
 * What the URL orders; null for nothing, and where it is not known yet. A running cycle has its rhythm, whatever the URL says.
 * @param running the kind of the cycle that runs, null for none; undefined where that is not known yet
 */
export function wantedOrder(
  { buy, quantity = 1, upgrade, cycle = USUAL_CYCLE }: BillingSearchChange,
  running: CycleKind | null | undefined,
): Wanted | null {
  const pack = PACK_IDS.find(id => id === buy)
  if (pack) return { kind: 'add_on', pack, quantity: Math.min(quantity, QUANTITY_MAX) }
  if (upgrade && running !== undefined) return { kind: 'upgrade', plan: upgrade, cycle: running ?? cycle }
  return null
}
