import type { Instant } from '#domain/brand.ts'
import type { Clock } from '#service/ports.ts'

/** The computer's clock; the only one who reads it. */
export const systemClock: Clock = { now: () => Date.now() as Instant }
