import type { Instant } from '#domain/brand.ts'
import { monthStart, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { acme } from './acme.ts'
import { withReceipts } from './bill-mails.ts'
import { firstOfYear, since, tellBilling } from './billing-account.ts'
import { bought } from './bought.ts'
import type { SeedMaker } from './scenario.ts'
import { lateInMonth, type Story, tell } from './story.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const before = [{ used: 8_214 }, { used: 7_640 }]

/** Acme Studio on Business, late in the month unless the story says otherwise. */
function business(story: Partial<Story> & Pick<Story, 'used'>): SeedMaker {
  return reading => onBusiness(reading, { start: lateInMonth(reading), ...story })
}

function onBusiness(reading: Instant, story: Omit<Story, 'plan'> & Partial<Story>) {
  return tell(reading, { cast: acme(story.start), story: { plan: 'business', before, ...story } })
}

const ago = (start: Instant, milliseconds: number) => (start - milliseconds) as Instant

export const nothingUsed = business({ used: 0, before: [] })
export const normal = business({ used: 4_213 })
export const warning = business({ used: 9_317 })
export const almostUsedUp = business({ used: 9_996 })
export const usedUp = business({ used: 10_000 })
/** Seven Actions on top of the displayed value. */
export const lagging = business({ used: 4_217 })
export const clickAppOff = business({ used: 4_213, automationsEnabled: false })

export const suspended: SeedMaker = reading => {
  const start = lateInMonth(reading)
  return onBusiness(reading, { start, used: 10_000, refused: { count: 43, since: ago(start, 2.5 * HOUR) } })
}

export const suspendedThenBought: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const at = ago(start, 10 * MINUTE)
  const wanted = { kind: 'add_on', pack: 'actions_5000', quantity: 1 } as const
  return onBusiness(reading, {
    start,
    used: 10_012,
    refused: { count: 37, since: ago(start, 3 * HOUR) },
    resumed: { at, used: 12 },
    billing: withReceipts(
      tellBilling({
        start,
        events: [since(firstOfYear(start, -2), 'business', 'yearly'), bought(at, wanted)],
      }),
      at,
    ),
  })
}

/** Ten minutes into the month after a suspended one: automations run again by themselves. */
export const suspendedThenReset: SeedMaker = reading => {
  const start = (monthStart(usageMonthOf(reading)) + 10 * MINUTE) as Instant
  return onBusiness(reading, { start, used: 3, before: [{ used: 10_000, refused: 388 }, { used: 7_640 }] })
}

export const beforeReset: SeedMaker = reading => {
  const start = (resetOf(usageMonthOf(reading)) - 30_000) as Instant
  return onBusiness(reading, { start, used: 10_000, refused: { count: 212, since: ago(start, 1.5 * DAY) } })
}

export const afterReset: SeedMaker = reading => {
  const start = (monthStart(usageMonthOf(reading)) + 30_000) as Instant
  return onBusiness(reading, { start, used: 0, before: [{ used: 9_731 }, { used: 7_640 }] })
}
