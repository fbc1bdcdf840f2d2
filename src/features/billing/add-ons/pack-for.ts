import { PACK_IDS, type PackId, packs, QUANTITY_MAX } from '#domain/add-ons.ts'
import type { Projection } from '#domain/projection.ts'

/**
 * What the month lacks, in Actions, and how that is known: by the pace so far, or by what is above the allowance already.
 * `nothing`: at this pace the month's Actions last. `unknown`: there is too little to say so.
 */
export type Lack = { by: 'pace' | 'count'; actions: number } | { by: 'nothing' | 'unknown'; actions: 0 }

type MonthSoFar = {
  used: number
  refused: number
  allowance: number
  /** Null where it is not known. */
  projection: Projection | null
}

/** What the month needs beyond its allowance: what it will take at this pace, and at least what was used and refused. */
export function lackOf({ used, refused, allowance, projection }: MonthSoFar): Lack {
  const counted = used + refused - allowance
  const projected = projection?.kind === 'projected' ? Math.ceil(projection.total - allowance) : null
  if (projected !== null && projected > 0 && projected >= counted) return { by: 'pace', actions: projected }
  if (counted > 0) return { by: 'count', actions: counted }
  return { by: projected === null ? 'unknown' : 'nothing', actions: 0 }
}

/** The smallest pack that covers so many Actions; beyond the largest, as many of that as it takes, as far as one order goes. */
export function packFor(actions: number): { pack: PackId; quantity: number } {
  const pack = PACK_IDS.find(id => packs[id].actions >= actions) ?? 'actions_100000'
  return { pack, quantity: Math.min(Math.max(1, Math.ceil(actions / packs[pack].actions)), QUANTITY_MAX) }
}

/**
 * A round number, for "about": two digits, rounded up, so that it never reads as less than a pack that was passed over. 3,213
 * is 3,300; 1,004, which +1,000 does not cover, is 1,100.
 */
export function aboutLack(actions: number): number {
  const step = 10 ** Math.max(0, String(actions).length - 2)
  return Math.ceil(actions / step) * step
}
