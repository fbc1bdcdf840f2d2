import type { SeedMaker } from './scenario.ts'
import { small } from './small.ts'
import { lateInMonth, type Story, tell } from './story.ts'

function onFree(size: Parameters<typeof small>[1], story: Pick<Story, 'used' | 'before'>): SeedMaker {
  return reading => {
    const start = lateInMonth(reading)
    return tell(reading, { cast: small(start, size), story: { start, plan: 'free', ...story } })
  }
}

/** Few enough Actions that one person reaches 90, 100 and the first refusal by hand. */
export const free = onFree({ active: 3 }, { used: 0 })
export const free89 = onFree({ active: 3 }, { used: 89, before: [{ used: 61 }] })
export const freeFiveOfFive = onFree({ active: 5, inactive: 1 }, { used: 34, before: [{ used: 61 }] })
/** As after a plan was lowered (U7). */
export const aboveTheCap = onFree({ active: 7 }, { used: 64, before: [{ used: 97 }] })
