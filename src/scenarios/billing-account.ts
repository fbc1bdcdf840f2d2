import { addMonths } from '#domain/billing-cycle.ts'
import type { Instant, PacificDate, PaymentMethodId } from '#domain/brand.ts'
import type { PlanId } from '#domain/plans.ts'
import { may } from '#domain/roles.ts'
import { dayStart, pacificDateOf } from '#domain/usage-month.ts'
import type { BillingDetails, PaymentMethod } from '#service/billing/billing-collections.ts'
import type { SeedBilling } from '#service/seed.ts'
import { acmePlaces } from './acme-places.ts'
import { type BillingEvent, type BillingHistory, playHistory } from './billing-history.ts'

/** What a workspace pays for, as a story tells it: how it came to it, and what is kept of that. */
export type ToldBilling = Pick<BillingHistory, 'plan' | 'addOnActionsAt'> & {
  seed: SeedBilling
}

type BillingStory = {
  start: Instant
  events: readonly BillingEvent[]
  /** The first one is charged for renewals. What was paid before was paid with the usual card, whatever is kept now. */
  cards?: PaymentMethod[]
  details?: Partial<BillingDetails>
}

/** Guests are not paid for. */
export const SEATS = acmePlaces.members.filter(({ role }) => may(role, 'automations')).length
const HOUR = 3_600_000
const PAID_WITH = { brand: 'visa', last4: '4242' } as const

const DETAILS: BillingDetails = {
  legalName: 'Acme Studio LLC',
  address: '1200 NW Marshall Street\nPortland, OR 97209\nUnited States',
  taxId: '',
  taxRate: 0,
}

export function tellBilling({ start, events, cards, details: other }: BillingStory): ToldBilling {
  const details = { ...DETAILS, ...other }
  const history = playHistory({ events, until: start, seats: SEATS, details, paidWith: PAID_WITH })
  const { plan, cycle, addOns, invoices, addOnActionsAt } = history
  return {
    ...{ plan, addOnActionsAt },
    seed: {
      invoices,
      account: {
        ...{ cycle, addOns, paymentMethods: cards ?? [usualCard(start)], details },
        ...{ invoices: invoices.length, pastDue: null, unpaidFrom: null },
      },
    },
  }
}

/** Acme's billing on a plan where nothing else is told: by the year, since January 1 two years before; null on Free Forever. */
export function usualBilling(start: Instant, plan: PlanId): ToldBilling | null {
  if (plan === 'free') return null
  return tellBilling({ start, events: [since(firstOfYear(start, -2), plan, 'yearly')] })
}

/** The day on which a plan begins, after Free Forever; one by contract is set, not bought. */
export function since(day: PacificDate, plan: PlanId, cycle: 'monthly' | 'yearly'): BillingEvent {
  return { at: onDay(day), kind: plan === 'enterprise' ? 'set' : 'begun', plan, cycle }
}

/** While people work: some hours into a day, in Pacific Time. */
export function onDay(day: PacificDate): Instant {
  return (dayStart(day) + 9.4 * HOUR) as Instant
}

/** January 1 of the year of `start`, or so many years from there. */
export function firstOfYear(start: Instant, years = 0): PacificDate {
  return addMonths(`${pacificDateOf(start).slice(0, 4)}-01-01` as PacificDate, 12 * years)
}

/** Visa ending in 4242, 08/29 or a year that is still to come. */
export function usualCard(start: Instant): PaymentMethod {
  const expiry = usualExpiry(start)
  return { id: 'card-visa' as PaymentMethodId, ...PAID_WITH, expiry, card: readyCardId('visa', expiry) }
}

/** The sandbox processor has each test card from the start, with every date: `pm_card_visa_2029_8` (hosts/processor). */
export function readyCardId(name: string, { month, year }: PaymentMethod['expiry']): string {
  return `pm_card_${name}_${year}_${month}`
}

export function usualExpiry(start: Instant): PaymentMethod['expiry'] {
  return { month: 8, year: Math.max(2029, Number(pacificDateOf(start).slice(0, 4)) + 1) }
}
