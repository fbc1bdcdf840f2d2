import type { Instant, UsageMonth } from '#domain/brand.ts'
import { monthStart } from '#domain/usage-month.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/**
 * A part of a month in which `count` firings ran, or were refused, until `until`, where the next part begins.
 * `allowance` is the workspace's in that part.
 */
export type Stretch = { outcome: 'ran' | 'refused'; count: number; until: Instant; allowance: number }

/** A stretch with its firings' numbers, from `start` to before `end`, counted from the month's first. */
export type NumberedStretch = Stretch & { from: Instant; start: number; end: number; timeline: Timeline }

export function numbered(month: UsageMonth, stretches: readonly Stretch[]): NumberedStretch[] {
  let from = monthStart(month)
  let start = 0
  return stretches.map(stretch => {
    const one = {
      ...stretch,
      from,
      start,
      end: start + stretch.count,
      timeline: timelineOf(month, from, stretch.until),
    }
    from = stretch.until
    start = one.end
    return one
  })
}

/** When firing `index` of the stretch happens. */
export function momentOf({ timeline, start, count }: NumberedStretch, index: number): Instant {
  return timeline.at((index - start + 0.5) / count)
}
