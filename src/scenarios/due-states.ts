import type { Instant } from '#domain/brand.ts'
import { calendarDateAt, instantOn } from '#domain/calendar.ts'
import { acme } from './acme.ts'
import { automationsOf } from './cast.ts'
import { AT_NINE, clockLines, STAND_UP } from './connected-automations.ts'
import { outside } from './outside.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, tell } from './story.ts'

/** How long before the clock fires. */
const BEFORE = 20_000

/** Tasks due today, and some overdue, just before nine: what the clock fires is seen to fire. */
export const dueToday: SeedMaker = reading => {
  const today = calendarDateAt(lateInMonth(reading), AT_NINE.zone)
  const start = (instantOn(today, AT_NINE) - BEFORE) as Instant
  const cast = { ...acme(start), outside }
  cast.automations.push(...automationsOf({ now: start, lines: clockLines }))
  return tell(reading, {
    cast,
    story: { start, plan: 'business', used: 640, deletes: STAND_UP, before: [{ used: 702 }] },
  })
}
