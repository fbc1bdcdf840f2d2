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
  const most = limit ?? chosen.length
  const sorted = (listed: readonly Listed[], count: number) =>
    sort === undefined
      ? listed.toSorted((a, b) => a.createdAt - b.createdAt).slice(0, count)
      : inOrder(listed, { sort, tallies, locale, most: count })
  if (first === undefined) return sorted(chosen, most)
  const isLead = ({ active }: Listed) => active === (first === 'active')
  const ahead = sorted(chosen.filter(isLead), most)
  if (ahead.length === most) return ahead
  const others = chosen.filter(listed => !isLead(listed))
  return [...ahead, ...sorted(others, most - ahead.length)]
}

type Sorting = Pick<Choosing, 'tallies' | 'locale'> & { sort: AutomationOrder; most: number }

/** The first in order. */
function inOrder(roster: readonly Listed[], { sort, tallies, locale, most }: Sorting): Listed[] {
  const ordered = roster.map(listed => {
    const tally = tallies.get(listed.id)
    const { name, createdAt } = listed
    return { listed, name, createdAt, used: tally?.used ?? 0, lastRunAt: tally?.lastRunAt ?? null }
  })
  return firstOf(ordered, inOrderOf(sort, locale), most).map(({ listed }) => listed)
}

/** The first `most` in order; with ten thousand it is far faster to find these than to sort all. */
function firstOf<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number, most: number): Item[] {
  if (items.length <= most) return items.toSorted(compare)
  let found: Item[] = []
  let last: Item | undefined
  const cut = () => found.sort(compare).slice(0, most)
  for (const item of items) {
    if (last !== undefined && compare(item, last) >= 0) continue
    found.push(item)
    if (found.length < most * 2) continue
    found = cut()
    last = found.at(-1)
  }
  return cut()
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
