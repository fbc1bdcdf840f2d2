import { addMonths } from '#domain/billing-cycle.ts'
import type { Instant, PacificDate } from '#domain/brand.ts'
import { dayStart, usageMonthOf } from '#domain/usage-month.ts'
import { acme } from './acme.ts'
import { since, tellBilling } from './billing-account.ts'
import { bought } from './bought.ts'
import { automationsOf, memberId, statusId } from './cast.ts'
import { earlyWarningOf } from './early-warning.ts'
import type { SeedMaker } from './scenario.ts'
import { dayInMonth, lateInMonth, tell } from './story.ts'

const DAY = 86_400_000

/** From the latest: a busy time, the month that the plan grew in, and those on the plans before. */
const YEAR = [
  { used: 8_214 },
  { used: 10_000, refused: 388 },
  { used: 7_640 },
  { used: 9_120 },
  { used: 6_905 },
  { used: 5_880 },
  { used: 4_310, grew: { from: 'unlimited', used: 1_000, refused: 64 } },
  { used: 981, plan: 'unlimited' },
  { used: 822, plan: 'unlimited' },
  { used: 0, plan: 'unlimited' },
  { used: 97, plan: 'free' },
] as const

/** Refusals, a change of plan, a month without any, and an automation that used most until it was deleted. */
export const yearOfUsage: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const cast = acme(start)
  const [deleted] = automationsOf({
    now: start,
    lines: [
      {
        id: 'note-moves',
        at: 'product',
        name: 'Note every move',
        when: { kind: 'status_changed', from: null, to: null },
        steps: [{ kind: 'add_comment', text: 'Moved on.' }],
        share: 2_600,
        active: false,
      },
    ],
  })
  if (deleted) cast.automations.push({ ...deleted, deletedAt: (start - 6 * DAY) as Instant })
  const month = `${usageMonthOf(start)}-01` as PacificDate
  const billing = tellBilling({
    start,
    events: [
      since(addMonths(month, -10), 'unlimited', 'yearly'),
      // On the 12th, as the months above have it.
      bought((dayStart(addMonths(month, -7)) + 11.4 * DAY) as Instant, {
        ...{ kind: 'upgrade', plan: 'business', cycle: 'yearly' },
      }),
    ],
  })
  return tell(reading, {
    cast,
    story: { start, plan: 'business', billing, used: 6_912, before: [...YEAR] },
  })
}

/** In the middle of a month, on a pace that ends the allowance more than three days before the reset. */
export const earlyWarning: SeedMaker = reading => {
  const start = dayInMonth(reading, 16)
  const before = [{ used: 8_214 }, { used: 7_640 }]
  return tell(reading, {
    cast: acme(start),
    story: { start, plan: 'business', used: 7_354, before, earlyWarning: earlyWarningOf },
  })
}

/** A day of data: too little for a projection (U9). */
export const secondDay: SeedMaker = reading => {
  const start = dayInMonth(reading, 2)
  const before = [{ used: 8_214 }, { used: 7_640 }]
  return tell(reading, { cast: acme(start), story: { start, plan: 'business', used: 431, before } })
}

/** Fourteen days of data: from here on each weekday has a pace of its own (U9). */
export const twoWeeks: SeedMaker = reading => {
  const start = dayInMonth(reading, 15)
  const before = [{ used: 8_214 }, { used: 7_640 }]
  return tell(reading, { cast: acme(start), story: { start, plan: 'business', used: 4_648, before } })
}

/** Both e-mails are near, and one automation to reach them with: what a burst is counted against (A2). */
export const alertsAhead: SeedMaker = reading => {
  const start = lateInMonth(reading)
  const automations = automationsOf({
    now: start,
    lines: [
      {
        id: 'assign-reviewer',
        at: 'launch',
        name: 'Assign reviewer',
        when: { kind: 'status_changed', from: null, to: statusId('review') },
        steps: [{ kind: 'add_assignee', memberId: memberId('kim') }],
        share: 1,
      },
    ],
  })
  const cast = { ...acme(start), automations }
  return tell(reading, { cast, story: { start, plan: 'unlimited', used: 880, before: [] } })
}
