import type { Instant } from '#domain/brand.ts'
import { acme } from './acme.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, type Story, tell } from './story.ts'

const HOUR = 3_600_000

function acmeOn(story: (start: Instant) => Omit<Story, 'start'>): SeedMaker {
  return reading => {
    const start = lateInMonth(reading)
    return tell(reading, { cast: acme(start), story: { start, ...story(start) } })
  }
}

export const unlimited = acmeOn(() => ({
  plan: 'unlimited',
  used: 412,
  before: [{ used: 655 }, { used: 590 }],
}))

/** Suspended where no add-on can be bought: Upgrade is the only way out before the reset. */
export const planWithoutAddOns = acmeOn(start => ({
  plan: 'unlimited',
  used: 1_000,
  refused: { count: 18, since: (start - 4 * HOUR) as Instant },
  before: [{ used: 871 }, { used: 590 }],
}))

export const businessPlus = acmeOn(() => ({
  plan: 'business_plus',
  used: 15_283,
  before: [{ used: 19_450 }, { used: 17_202 }],
}))

export const enterprise = acmeOn(() => ({
  plan: 'enterprise',
  used: 117_504,
  before: [{ used: 151_377 }, { used: 149_008 }],
}))
