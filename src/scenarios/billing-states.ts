import type { PackId } from '#domain/add-ons.ts'
import { addMonths } from '#domain/billing-cycle.ts'
import type { Instant, PacificDate } from '#domain/brand.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { acme } from './acme.ts'
import { firstOfYear, onDay, since, type ToldBilling, tellBilling } from './billing-account.ts'
import type { BillingEvent } from './billing-history.ts'
import { bought } from './bought.ts'
import { savedCard } from './saved-cards.ts'
import type { SeedMaker } from './scenario.ts'
import { small } from './small.ts'
import { dayInYear, lateInMonth, type Story, tell } from './story.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const ago = (start: Instant, milliseconds: number) => (start - milliseconds) as Instant

type Told = Omit<Story, 'start' | 'plan' | 'billing'> & { billing: ToldBilling }

/** Acme Studio with a billing of its own, whose plan is the workspace's. Two months before are told unless the story says so. */
export function billed(at: (reading: Instant) => Instant, story: (start: Instant) => Told): SeedMaker {
  return reading => {
    const start = at(reading)
    const told = story(start)
    const before = [{ used: 8_214 }, { used: 7_640 }]
    return tell(reading, { cast: acme(start), story: { before, ...told, start, plan: told.billing.plan } })
  }
}

/** The plan by the month, for so many months up to a cycle that began, or ends, on that day of the month of `start`. */
export function monthly(start: Instant, { day, months }: { day: number; months: number }): BillingEvent {
  return since(addMonths(dayOf(start, day), -months), 'business', 'monthly')
}

export function pack(at: Instant, id: PackId, { quantity = 1, cancelled = false } = {}): BillingEvent {
  return bought(at, { kind: 'add_on', pack: id, quantity }, { cancelled })
}

/** A day of the month of `start`. */
function dayOf(start: Instant, day: number): PacificDate {
  return `${pacificDateOf(start).slice(0, 8)}${String(day).padStart(2, '0')}` as PacificDate
}

/** Business by the year, since January 1 two years before. */
export const yearly = (start: Instant) => since(firstOfYear(start, -2), 'business', 'yearly')

export const monthlyCycle = billed(lateInMonth, start => ({
  used: 5_213,
  billing: tellBilling({
    start,
    events: [
      monthly(start, { day: 8, months: 5 }),
      pack(onDay(addMonths(dayOf(start, 20), -2)), 'actions_1000'),
    ],
  }),
}))

/** B5: on July 1 of a year that began on January 1. */
export const sixMonthsLeft = billed(
  reading => dayInYear(reading, { month: 7, day: 1, hour: 18 }),
  start => ({
    used: 10_000,
    refused: { count: 43, since: ago(start, 2.5 * HOUR) },
    billing: tellBilling({ start, events: [yearly(start)] }),
  }),
)

export const lastDayOfMonthlyCycle = billed(lateInMonth, start => ({
  used: 4_213,
  billing: tellBilling({ start, events: [monthly(start, { day: 24, months: 4 })] }),
}))

export const lastDayOfYearlyCycle = billed(
  reading => dayInYear(reading, { month: 12, day: 31, hour: 14 }),
  start => ({ used: 6_913, billing: tellBilling({ start, events: [yearly(start)] }) }),
)

/** It was renewed this morning. */
export const firstDayOfCycle = billed(lateInMonth, start => ({
  used: 4_213,
  billing: tellBilling({ start, events: [monthly(start, { day: 23, months: 3 })] }),
}))

export const taxed = billed(lateInMonth, start => ({
  used: 4_213,
  billing: tellBilling({
    start,
    events: [yearly(start), pack(ago(start, 12 * DAY), 'actions_5000')],
    details: {
      legalName: 'Acme Studio Ltd',
      address: '14 Wharf Road\nLondon N1 7GR\nUnited Kingdom',
      taxId: 'GB 123 4567 89',
      taxRate: 2_000,
    },
  }),
}))

export const severalAddOns = billed(lateInMonth, start => ({
  used: 18_346,
  billing: tellBilling({
    start,
    events: [
      yearly(start),
      pack(ago(start, 400 * DAY), 'actions_1000', { quantity: 2 }),
      pack(ago(start, 12 * DAY), 'actions_5000'),
      pack(ago(start, 9 * DAY), 'actions_25000', { cancelled: true }),
    ],
  }),
}))

/** B10: the plan was lowered to one that cannot buy what was bought before. */
export const addOnsLeftOver = billed(lateInMonth, start => ({
  used: 4_213,
  before: [
    { used: 8_214, plan: 'business' },
    { used: 7_640, plan: 'business' },
  ],
  billing: tellBilling({
    start,
    events: [
      yearly(start),
      pack(ago(start, 40 * DAY), 'actions_5000'),
      { at: ago(start, 12 * DAY), kind: 'set', plan: 'unlimited', cycle: 'yearly' },
    ],
  }),
}))

export const noCard = billed(lateInMonth, start => ({
  used: 9_317,
  billing: tellBilling({ start, events: [yearly(start)], cards: [] }),
}))

/** The card that renewals are charged to was good until the end of last month. */
export const expiredCard = billed(lateInMonth, start => {
  const [year = 0, month = 1] = addMonths(pacificDateOf(start), -1).split('-').map(Number)
  const cards = [savedCard('expired', { start, expiry: { month, year } })]
  return { used: 4_213, billing: tellBilling({ start, events: [yearly(start)], cards }) }
})

/** Free Forever, on which nothing was ever bought. */
export const freeAboutToUpgrade: SeedMaker = reading => {
  const start = lateInMonth(reading)
  return tell(reading, {
    cast: small(start, { active: 5, inactive: 1 }),
    story: { start, plan: 'free', used: 97, before: [{ used: 61 }] },
  })
}
