import type { Instant } from '#domain/brand.ts'
import { quotes } from '../billing/billing-collections.ts'
import type { Collection } from '../collection.ts'
import {
  arrivals,
  automations,
  cleanUps,
  deliveries,
  formerAutomations,
  hooks,
  received,
  tasks,
} from '../collections.ts'
import type { Deps } from '../context.ts'
import type { Key, WriteTx } from '../ports.ts'
import { unaskedChange } from './unasked-change.ts'

const DAY = 86_400_000
/** How long is kept what nobody needs any more: what was sent and received, what was deleted and could be restored. */
const KEPT = 30 * DAY
/** As many rows are looked at in one go, so that nothing waits for long. */
const ROWS = 200

/** Looks at some rows behind `after`; answers where to go on, null when it is through. */
type Part = (tx: WriteTx, at: { after: Key | null; now: Instant }) => Promise<Key | null>

const PARTS: readonly Part[] = [
  // By their ids they are in the order of time: behind the first that is kept, all are.
  part(deliveries, {
    time: ({ createdAt }) => createdAt,
    spares: ({ nextAt }) => nextAt !== null,
    inOrder: true,
  }),
  part(arrivals, { time: ({ at }) => at, inOrder: true }),
  part(automations, {
    time: ({ deletedAt }) => deletedAt,
    // U9: the months in which it ran still tell what it was called.
    leave: (tx, { id, name, placeId }) => formerAutomations.put(tx, { name, placeId }, id),
  }),
  cleanHooks,
  part(tasks, { time: ({ deletedAt }) => deletedAt }),
  part(quotes, { time: ({ expiresAt }) => expiresAt }),
]

/** Whether all has been looked at on the day of `now`. */
export function isCleaned(state: { day: number; part: number } | undefined, now: Instant): boolean {
  return state?.day === dayOf(now) && state.part >= PARTS.length
}

/** Removes what is old, a few rows at a time and everything once a day; what is left over waits for the next time. */
export function cleanUp(deps: Deps): Promise<void> {
  return unaskedChange(deps, async ({ tx, now }) => {
    const before = await cleanUps.get(tx)
    const { part, after } = before?.day === dayOf(now) ? before : { part: 0, after: null }
    const to = (await PARTS[part]?.(tx, { after, now })) ?? null
    cleanUps.put(tx, { day: dayOf(now), part: to ? part : part + 1, after: to })
  })
}

const dayOf = (now: Instant) => Math.floor(now / DAY)
const isOver = (time: Instant | null, now: Instant) => time !== null && time < now - KEPT

type Cleaning<Value> = {
  /** Since when a row is not needed; null while it is. */
  time(value: Value): Instant | null
  spares?(value: Value): boolean
  /** What stays of a row. */
  leave?(tx: WriteTx, value: Value): void
  inOrder?: boolean
}

function part<KeyParts extends Key, Value>(
  rows: Collection<KeyParts, Value>,
  { time, spares = () => false, leave, inOrder = false }: Cleaning<Value>,
): Part {
  return async (tx, { after, now }) => {
    const found = await rows.scan(tx, [], { limit: ROWS, ...(after && { after }) })
    for (const { parts, value } of found) {
      const over = isOver(time(value), now)
      if (inOrder && !over) return null
      if (!over || spares(value)) continue
      leave?.(tx, value)
      rows.delete(tx, ...parts)
    }
    return keyBehind(found, rows)
  }
}

/** Addresses that no automation refers to, with what came to them. One whose automation can be restored is kept. */
async function cleanHooks(tx: WriteTx, { after, now }: { after: Key | null; now: Instant }) {
  const found = await hooks.scan(tx, [], { limit: ROWS, ...(after && { after }) })
  for (const { parts, value } of found) {
    const { automationId, createdAt } = value
    if (!isOver(createdAt, now)) continue
    if (automationId !== null && (await automations.get(tx, automationId))) continue
    hooks.delete(tx, ...parts)
    for (const one of await received.scan(tx, parts)) received.delete(tx, ...one.parts)
  }
  return keyBehind(found, hooks)
}

/** Where to go on behind the rows; null where these were the last. */
function keyBehind<KeyParts extends Key>(
  found: readonly { parts: KeyParts }[],
  rows: Pick<Collection<KeyParts, unknown>, 'key'>,
): Key | null {
  const last = found.at(-1)
  return last && found.length === ROWS ? rows.key(...last.parts) : null
}
