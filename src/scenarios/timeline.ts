import type { Instant, PacificDate, UsageMonth } from '#domain/brand.ts'
import { monthStart, nextMonth, pacificDateOf } from '#domain/usage-month.ts'
import { instantOf, PACIFIC } from '#domain/zoned.ts'
import { chanceOf } from './chance.ts'

/** How people's work spreads over a stretch of one month: little at night and on weekends. */
export type Timeline = {
  /** When this share of the work, 0 to 1, is done. */
  at(share: number): Instant
  /** On which days the first `part` of `count` things happen, when they are spread evenly over the work. */
  perDay(count: number, part: number): [PacificDate, number][]
  /** The share of the work that is done at `instant`, 0 to 1. */
  shareAt(instant: Instant): number
}

type Day = { date: PacificDate; start: number; end: number; before: number; weight: number }

const DAY = 86_400_000
const WEEKDAYS = [0.04, 1.05, 1.12, 1, 0.95, 0.8, 0.07]

/** Work done by the hour of the day, both as shares: little before 7:00, most of it until 18:00. */
const PROFILE = [
  [0, 0],
  [7 / 24, 0.03],
  [9 / 24, 0.14],
  [12.5 / 24, 0.52],
  [13.5 / 24, 0.58],
  [17.5 / 24, 0.94],
  [1, 1],
] as const

/** From one instant of `month` to a later or the same one. */
export function timelineOf(month: UsageMonth, from: Instant, to: Instant): Timeline {
  const days = daysOf(month)
  const start = workAt(days, from)
  const whole = workAt(days, to) - start
  const shareAt = (instant: number) =>
    whole > 0 ? Math.min(1, Math.max(0, (workAt(days, instant) - start) / whole)) : 1
  return {
    shareAt,
    at: share => Math.round(Math.min(to, Math.max(from, instantAt(days, start + share * whole)))) as Instant,
    perDay(count, part) {
      // The thing numbered i happens at (i + 1/2) / count of the way.
      const until = (instant: number) =>
        Math.min(part, Math.max(0, Math.ceil(count * shareAt(instant) - 0.5)))
      return days
        .filter(day => day.end > from && day.start <= to)
        .map((day): [PacificDate, number] => {
          const end = day.end > to ? part : until(day.end)
          return [day.date, end - (day.start <= from ? 0 : until(day.start))]
        })
        .filter(([, some]) => some > 0)
    },
  }
}

/** The `part` of `month`'s work done at `instant`, 0 to 1. */
export function progressOf(month: UsageMonth, instant: Instant): number {
  return timelineOf(month, monthStart(month), monthStart(nextMonth(month))).shareAt(instant)
}

function daysOf(month: UsageMonth): Day[] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const midnight = (day: number) =>
    instantOf({ year, month: number, day, hour: 0, minute: 0, second: 0 }, PACIFIC)
  const monthEnd = monthStart(nextMonth(month))
  const days: Day[] = []
  let before = 0
  for (let day = 1, start: number = midnight(1); start < monthEnd; day += 1) {
    const date = pacificDateOf(start as Instant)
    const count = Math.round((monthEnd - start) / DAY)
    const end: number = count === 1 ? monthEnd : midnight(day + 1)
    // January 1, 1970 was a Thursday.
    const weekday = (Date.UTC(year, number - 1, day) / DAY + 4) % 7
    const weight = (WEEKDAYS[weekday] ?? 1) * (0.82 + 0.36 * chanceOf(date)())
    days.push({ date, start, end, before, weight })
    before += weight
    start = end
  }
  return days
}

function workAt(days: Day[], instant: number): number {
  const day = days.find(candidate => instant < candidate.end) ?? days.at(-1)
  if (!day) return 0
  const share = Math.min(1, Math.max(0, (instant - day.start) / (day.end - day.start)))
  return day.before + day.weight * along(share, { from: 0, to: 1 })
}

function instantAt(days: Day[], work: number): number {
  const day = days.find(candidate => work < candidate.before + candidate.weight) ?? days.at(-1)
  if (!day) return 0
  return day.start + (day.end - day.start) * along((work - day.before) / day.weight, { from: 1, to: 0 })
}

/** Reads the profile from one of its columns to the other, in straight lines between its points. */
function along(value: number, { from, to }: { from: 0 | 1; to: 0 | 1 }): number {
  for (let index = 1; index < PROFILE.length; index += 1) {
    const low = PROFILE[index - 1] ?? PROFILE[0]
    const high = PROFILE[index] ?? PROFILE[0]
    if (value > high[from]) continue
    return low[to] + ((value - low[from]) / (high[from] - low[from])) * (high[to] - low[to])
  }
  return 1
}
