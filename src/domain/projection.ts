import type { PacificDate, UsageMonth } from './brand.ts'
import { daysOf, weekdayOf } from './pacific-days.ts'
import type { Count } from './usage.ts'

/** U9: below this many days of data there is too little to say where the month goes. */
export const DAYS_NEEDED = 3
/** With this many days of data on every weekday, each weekday has a mean of its own: two full weeks. */
const WEEKS_NEEDED = 2
/** An allowance that ends more than this many days before the reset ends early. */
const EARLY_DAYS = 3

/** The counts of the days that have any; all other days had no firing. */
export type DayCounts = Readonly<Partial<Record<PacificDate, Readonly<Count>>>>

/** Actions that a day will still use, a fraction as a mean is; never below 0. */
export type ExpectedDay = { date: PacificDate; actions: number }

export type Projection = {
  /**
   * Days of data: complete days of this month without a refused firing, those without any firing included but for those
   * before the workspace's first.
   */
  days: number
  /** Complete days that are no data, since firings were refused on them. */
  leftOut: number
  /** The day on which the allowance is used up, or was; null when it lasts to the reset, as far as is known. */
  runsOutOn: PacificDate | null
  /** How many days before the reset's date that is, 1 for the month's last day; 0 when the allowance lasts. */
  earlyBy: number
} & (
  | { kind: 'too_little' }
  | {
      kind: 'projected'
      /** One mean for all days, or one for each weekday. */
      by: 'average' | 'weekday'
      /** The mean of all days of data, whichever it goes by. */
      perDay: number
      /** What is still to come, day by day: of today the rest, then the days after it to the month's end. */
      expected: ExpectedDay[]
      /** Used so far and all that is expected: what the month takes if nothing is refused, so maybe more than the allowance. */
      total: number
    }
)

export type MonthSoFar = {
  month: UsageMonth
  today: PacificDate
  days: DayCounts
  allowance: number
  /**
   * Where no earlier month has any Action, the month's first day with a firing (`firstDayOf`): the days before it are no
   * data. Null where they are: quiet days of a workspace that was at work before.
   */
  since?: PacificDate | null
}

/** The first day that has any firing; null where none has. */
export function firstDayOf(days: DayCounts): PacificDate | null {
  const filled = (Object.keys(days) as PacificDate[]).filter(
    date => usedOn(days, date) + refusedOn(days, date) > 0,
  )
  return filled.sort()[0] ?? null
}

/**
 * U9: where the month goes at the pace so far. Today is no data, for it is not over: it counts with what it has used, and
 * its rest is what its mean lacks of that. A day with a refused firing is no data either: what would have run is not
 * known (some of it would have set off more, some is one request sent again and again), and what did run is too little.
 * Nor is any behind the day on which the allowance was used up, where nothing could run.
 *
 * November 2026, today the 5th, 100 used on each of four days and 30 today: 4 days of data, a mean of 100, so 70 more
 * today and 100 on each of the 25 days left: 430 + 70 + 2,500 = 3,000. An allowance of 1,000 ends on the 10th.
 */
export function projectMonth({ month, today, days, allowance, since = null }: MonthSoFar): Projection {
  const dates = daysOf(month)
  const complete = dates.filter(date => date < today && (since === null || date >= since))
  // Behind the day on which the allowance was used up nothing could run, whether or not anything was refused.
  const out = addUp(dates, { allowance, amount: date => usedOn(days, date) }).runsOutOn
  const isOut = (date: PacificDate) => out !== null && date > out && usedOn(days, date) === 0
  const data = complete.filter(date => refusedOn(days, date) === 0 && !isOut(date))
  const basis = { days: data.length, leftOut: complete.length - data.length }

  if (data.length < DAYS_NEEDED) {
    const { runsOutOn } = addUp(dates, { allowance, amount: date => usedOn(days, date) })
    return { kind: 'too_little', ...basis, ...endOf(dates, runsOutOn) }
  }
  const pace = paceOf(data, days)
  const still = (date: PacificDate) => Math.max(0, pace.on(date) - usedOn(days, date))
  const { sum, runsOutOn } = addUp(dates, {
    allowance,
    amount: date => usedOn(days, date) + (date < today ? 0 : still(date)),
  })
  return {
    kind: 'projected',
    by: pace.by,
    perDay: pace.perDay,
    ...basis,
    expected: dates.filter(date => date >= today).map(date => ({ date, actions: still(date) })),
    total: sum,
    ...endOf(dates, runsOutOn),
  }
}

/** The early warning: the allowance ends more than three days before the reset. Used up on 27 November: 3 days and more. */
export function endsEarly(projection: Projection): boolean {
  return projection.earlyBy > EARLY_DAYS
}

const usedOn = (days: DayCounts, date: PacificDate): number => days[date]?.used ?? 0
const refusedOn = (days: DayCounts, date: PacificDate): number => days[date]?.refused ?? 0

type Pace = { by: 'average' | 'weekday'; perDay: number; on: (date: PacificDate) => number }

/** By weekday once each has two days of data: 14 complete days, more where refused firings left some out. */
function paceOf(data: readonly PacificDate[], days: DayCounts): Pace {
  const used = (dates: readonly PacificDate[]) => dates.map(date => usedOn(days, date))
  const perDay = mean(used(data))
  const weekdays = [0, 1, 2, 3, 4, 5, 6].map(weekday => data.filter(date => weekdayOf(date) === weekday))
  if (weekdays.some(({ length }) => length < WEEKS_NEEDED)) return { by: 'average', perDay, on: () => perDay }
  const means = weekdays.map(dates => mean(used(dates)))
  return { by: 'weekday', perDay, on: date => means[weekdayOf(date)] ?? perDay }
}

/** Of at least one. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

// Actions are whole; what sums of means are off by, thirds for instance, must not cost a day.
const ROUNDING = 1e-6

function addUp(
  dates: readonly PacificDate[],
  { allowance, amount }: { allowance: number; amount: (date: PacificDate) => number },
): { sum: number; runsOutOn: PacificDate | null } {
  let sum = 0
  let runsOutOn: PacificDate | null = null
  for (const date of dates) {
    sum += amount(date)
    if (sum >= allowance - ROUNDING) runsOutOn ??= date
  }
  return { sum, runsOutOn }
}

function endOf(dates: readonly PacificDate[], runsOutOn: PacificDate | null) {
  return { runsOutOn, earlyBy: runsOutOn === null ? 0 : dates.length - dates.indexOf(runsOutOn) }
}
