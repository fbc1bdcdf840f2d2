import { usageMonthOf } from '#domain/usage-month.ts'
import { acme } from './acme.ts'
import type { SeedMaker } from './scenario.ts'
import { tell } from './story.ts'
import { progressOf } from './timeline.ts'

const USUAL = 6_437
/** What the workspace would use in the whole month at its pace. */
const PACE = 9_200

/** Acme Studio on Business today, by the computer's clock: room left, and early in a month accordingly little used. */
export const defaultSeed: SeedMaker = reading => {
  const used = Math.min(USUAL, Math.floor(PACE * progressOf(usageMonthOf(reading), reading)))
  return tell(reading, {
    cast: acme(reading),
    story: { start: reading, plan: 'business', used, before: [{ used: 8_214 }, { used: 7_640 }] },
  })
}
