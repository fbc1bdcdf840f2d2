import { type AutomationOrder, inOrderOf } from '#domain/automation-order.ts'
import type { AutomationId, Instant } from '#domain/brand.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { parseInstant } from '#domain/zoned.ts'
import type { TallyAndRun } from '../collections.ts'
import type { Listed } from './automations-at.ts'
import { turnPassed } from './turn-passed.ts'

export type Choice = {
  sort?: AutomationOrder | undefined
  first?: 'active' | 'inactive' | undefined
  limit?: number | undefined
  since?: string | undefined
}

type Choosing = {
  tallies: ReadonlyMap<AutomationId, TallyAndRun>
  now: Instant
  /** For the order of names. */
  locale: string
}

/** Those that are asked for, in the order that is asked for. */
export function chooseAutomations(
  roster: readonly Listed[],
  { sort, first, limit, since }: Choice,
  { tallies, now, locale }: Choosing,
): Listed[] {
  const chosen =
    since === undefined ? roster : roster.filter(newsSince(parseInstant(since), { now, tallies }))
  const [leads, others] =
    first === undefined ? [chosen, []] : parted(chosen, ({ active }) => active === (first === 'active'))
  const sorted = (listed: readonly Listed[], most: number) =>
    sort === undefined
      ? listed.slice(0, most)
      : inOrder(listed, { tallies, compare: inOrderOf(sort, locale), most })
  const most = limit ?? chosen.length
  const ahead = sorted(leads, most)
  return ahead.length < most ? [...ahead, ...sorted(others, most - ahead.length)] : ahead
}

function parted<Item>(items: readonly Item[], leads: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(leads), items.filter(item => !leads(item))]
}

type Sorting = Pick<Choosing, 'tallies'> & { compare: ReturnType<typeof inOrderOf>; most: number }

function inOrder(listed: readonly Listed[], { tallies, compare, most }: Sorting): Listed[] {
  const counted = listed.map(one => {
    const { used = 0, lastRunAt = null } = tallies.get(one.id) ?? {}
    return { ...one, used, lastRunAt }
  })
  return most < counted.length ? firstOf(counted, { compare, most }) : counted.sort(compare)
}

/** What comes first in an order, without sorting the rest. */
function firstOf<Item>(
  items: readonly Item[],
  { compare, most }: { compare: (a: Item, b: Item) => number; most: number },
): Item[] {
  const first: Item[] = []
  for (const item of items) {
    const last = first.at(-1)
    if (last !== undefined && first.length === most && compare(item, last) >= 0) continue
    const index = first.findLastIndex(other => compare(other, item) <= 0) + 1
    first.splice(index, 0, item)
    if (first.length > most) first.pop()
  }
  return first
}

/** A change may be committed this much later than the time it bears. */
const COMMITTED_WITHIN = 60_000

/** What the list shows of an automation may have changed since an earlier answer. The refusals of a month bear no time. */
function newsSince(
  readAt: Instant,
  { now, tallies }: Pick<Choosing, 'now' | 'tallies'>,
): (listed: Listed) => boolean {
  const since = (readAt - COMMITTED_WITHIN) as Instant
  // All counts begin again.
  if (usageMonthOf(since) !== usageMonthOf(now)) return () => true
  const passed = turnPassed({ since, now })
  return listed => {
    const tally = tallies.get(listed.id)
    return (
      listed.updatedAt >= since ||
      (tally !== undefined && ((tally.lastRunAt ?? 0) >= since || tally.refused > 0)) ||
      passed(listed)
    )
  }
}
