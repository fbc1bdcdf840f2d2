import type { PacificDate } from './brand.ts'

const DAY = 86_400_000
const pad = (value: number) => String(value).padStart(2, '0')

/** B5: a workspace is billed by the month or by the year. */
export const CYCLE_KINDS = ['monthly', 'yearly'] as const
export type CycleKind = (typeof CYCLE_KINDS)[number]

/** How many months a cycle has: the N of B5. */
export const CYCLE_MONTHS: Record<CycleKind, number> = { monthly: 1, yearly: 12 }

/**
 * A row of billing cycles: all are reckoned from `anchor`, the day on which the first began, so that a cycle that began on
 * a 31st ends on the last day of shorter months and on the 31st again of longer ones. Half-open: `start` belongs to the
 * cycle, `end` is the first day of the next one.
 */
export type Cycle = { kind: CycleKind; anchor: PacificDate; start: PacificDate; end: PacificDate }

/** The day `months` after `from`; where that month is shorter, its last day: `addMonths('2026-01-31', 1)` is `'2026-02-28'`. */
export function addMonths(from: PacificDate, months: number): PacificDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), index % 12]
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  return `${String(toYear).padStart(4, '0')}-${pad(toMonth + 1)}-${pad(Math.min(day, last))}` as PacificDate
}

/** Calendar days from one to the other, whatever the clocks do in between; negative where `to` comes first. */
export function daysFrom(from: PacificDate, to: PacificDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

/** The cycle that `day` lies in; `day` is not before the anchor. */
export function cycleAt(day: PacificDate, { kind, anchor }: Pick<Cycle, 'kind' | 'anchor'>): Cycle {
  if (day < anchor) throw new RangeError(`${day} is before the first cycle, which begins on ${anchor}`)
  const months = CYCLE_MONTHS[kind]
  // Not past the one that is looked for: no month has more than 31 days.
  let count = Math.floor(daysFrom(anchor, day) / (31 * months))
  while (addMonths(anchor, (count + 1) * months) <= day) count += 1
  return {
    ...{ kind, anchor },
    start: addMonths(anchor, count * months),
    end: addMonths(anchor, (count + 1) * months),
  }
}

/** B5: the cycle's months, from b(0), its start, to b(N), its end. Each is reckoned from the anchor. */
export function boundariesOf({
  kind,
  anchor,
  start,
}: Pick<Cycle, 'kind' | 'anchor' | 'start'>): PacificDate[] {
  const months = CYCLE_MONTHS[kind]
  const offset = monthsBetween(anchor, start)
  return Array.from({ length: months + 1 }, (_, k) => addMonths(anchor, offset + k))
}

function monthsBetween(from: PacificDate, to: PacificDate): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + (toMonth - fromMonth)
}
