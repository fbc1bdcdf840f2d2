import type { Instant } from '#domain/brand.ts'
import type { Clock } from '#service/ports.ts'

export type FixedClock = Clock & {
  /** May go back, as a computer's clock may. */
  set(instant: Instant): void
  advance(milliseconds: number): void
}

/** A computer's clock that stands still until it is moved. */
export function createFixedClock(at: Instant): FixedClock {
  let reading = at
  return {
    now: () => reading,
    set(instant) {
      reading = instant
    },
    advance(milliseconds) {
      reading = (reading + milliseconds) as Instant
    },
  }
}
