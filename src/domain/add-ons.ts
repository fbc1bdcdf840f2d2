import type { CycleKind } from './billing-cycle.ts'
import type { Cents } from './brand.ts'

/** B2: Extra Automation, sold in packs of Actions a month. */
export type Pack = {
  /** Actions a month. */
  actions: number
  /** Of one pack, for a whole cycle. */
  price: Record<CycleKind, Cents>
}

const dollars = (amount: number) => (amount * 100) as Cents

export const PACK_IDS = ['actions_1000', 'actions_5000', 'actions_25000', 'actions_100000'] as const
export type PackId = (typeof PACK_IDS)[number]

/** The one table of packs, smallest first; nothing else in the code knows what one has or costs. */
export const packs: Record<PackId, Pack> = {
  actions_1000: { actions: 1_000, price: { monthly: dollars(20), yearly: dollars(200) } },
  actions_5000: { actions: 5_000, price: { monthly: dollars(40), yearly: dollars(400) } },
  actions_25000: { actions: 25_000, price: { monthly: dollars(100), yearly: dollars(1_000) } },
  actions_100000: { actions: 100_000, price: { monthly: dollars(300), yearly: dollars(3_000) } },
}

/** B2: packs stack: from 1 to so many in one order. */
export const QUANTITY_MAX = 20
