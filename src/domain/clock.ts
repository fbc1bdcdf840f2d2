import type { Instant } from './brand.ts'

/** What is kept of the one clock all rules take the time from (T1). */
export type ClockState = {
  /** How far designers and tests have moved it, in milliseconds; a scenario may begin in the past. */
  offset: number
  /** The latest instant any rule has been decided at. */
  seen: Instant
}

export const newClock: ClockState = { offset: 0, seen: 0 as Instant }

/** T1: the clock never runs backwards, also when the computer's clock (`reading`) was set back. */
export function nowOf(clock: ClockState, reading: Instant): Instant {
  return Math.max(reading + clock.offset, clock.seen) as Instant
}
