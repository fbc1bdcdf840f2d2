import { addMonths } from '#domain/billing-cycle.ts'
import type { Instant, PacificDate } from '#domain/brand.ts'
import { ATTEMPTS, attemptsBy, nextAttemptOn } from '#domain/dunning.ts'
import { actionsOf } from '#domain/order.ts'
import type { Decline } from '#domain/payment.ts'
import { plans } from '#domain/plans.ts'
import { dayStart, pacificDateOf } from '#domain/usage-month.ts'
import type { BillingAccount, Invoice, PaymentMethod } from '#service/billing/billing-collections.ts'
import { invoiceFacts } from '#service/mails/invoice-facts.ts'
import type { BillMail } from './bill-mails.ts'
import { onDay, since, type ToldBilling, tellBilling } from './billing-account.ts'
import { billed, pack } from './billing-states.ts'
import { savedCard } from './saved-cards.ts'
import { lateInMonth } from './story.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Declining = {
  start: Instant
  /** How many days ago the cycle began. */
  days: number
  decline: Decline
  cards: PaymentMethod[]
  addOns: boolean
}

/**
 * B10: by the month, and the renewal so many days ago was declined, as often as it has been tried by `start`. After the last
 * attempt the add-ons have ended, and the plan goes on.
 */
function declinedRenewal({ start, days, decline, cards, addOns }: Declining): ToldBilling {
  const from = pacificDateOf((start - days * DAY) as Instant)
  const begun = addMonths(from, -3)
  const bought = addOns ? [pack((onDay(begun) + 17 * DAY) as Instant, 'actions_5000')] : []
  const events = [since(begun, 'business', 'monthly'), ...bought]
  const { seed, addOnActionsAt, ...told } = tellBilling({ start, events, cards })
  const { account, invoices } = seed
  const renewal = invoices.at(-1)
  if (renewal?.reason !== 'renewal' || renewal.date !== from)
    throw new Error('The cycle began on another day')

  const attempts = attemptsBy(pacificDateOf(start), from)
  const isGivenUp = nextAttemptOn(from, attempts) === null
  const unpaid: Invoice = {
    ...{ ...renewal, number: null, card: null, paidAt: null },
    state: isGivenUp ? 'uncollectible' : 'past_due',
  }
  const pastDue = {
    ...{ invoiceId: renewal.id, since: from, attempts, charges: attempts },
    ...{ asking: null, intentId: null, isAskedFor: false, decline },
  }
  const left = { ...account, invoices: account.invoices - 1 }
  const lastAt = attemptAt(from, ATTEMPTS)
  return {
    ...told,
    addOnActionsAt: at => (isGivenUp && at >= lastAt ? 0 : addOnActionsAt(at)),
    seed: {
      account: isGivenUp ? { ...left, addOns: [], unpaidFrom: from } : { ...left, pastDue },
      invoices: [...invoices.slice(0, -1), unpaid],
      mails: Array.from({ length: attempts }, (_, index) =>
        mailOf(index + 1, { invoice: { ...unpaid, state: 'past_due' }, account, decline }),
      ),
    },
  }
}

/** What owners and admins were sent of attempt `number`, from 1. */
function mailOf(
  number: number,
  { invoice, account, decline }: { invoice: Invoice; account: BillingAccount; decline: Decline },
): BillMail {
  const since = invoice.date
  const [method] = account.paymentMethods
  const attempt = {
    ...{ on: pacificDateOf(attemptAt(since, number)), decline, number, of: ATTEMPTS },
    card: method ? { brand: method.brand, last4: method.last4 } : null,
  }
  const { addOns } = account
  const after = plans.business.actions
  const allowance = { before: after + actionsOf(addOns), after }
  const nextOn = nextAttemptOn(since, number)
  const told = { invoice: invoiceFacts(invoice), attempt }
  const ended = addOns.map(({ pack, quantity }) => ({ pack, quantity }))
  const atStake = ended.length > 0 ? { endsOn: pacificDateOf(attemptAt(since, ATTEMPTS)), allowance } : null
  return {
    at: attemptAt(since, number),
    name: `${invoice.id}-declined-${number - 1}`,
    about:
      nextOn === null && atStake
        ? { ...told, kind: 'add_ons_ended', ended, allowance, plan: 'business' }
        : { ...told, kind: 'payment_failed', nextOn, atStake },
  }
}

/** When attempt `number`, from 1, is made: as its day begins. */
function attemptAt(since: PacificDate, number: number): Instant {
  return dayStart(nextAttemptOn(since, number - 1) ?? since)
}

const withAddOn = (start: Instant, days: number) =>
  declinedRenewal({
    ...{ start, days, decline: 'generic_decline', addOns: true },
    cards: [savedCard('declined_when_charged', { start })],
  })

/** The first attempt was yesterday, and the next is on the third day. */
export const renewalPastDue = billed(lateInMonth, start => ({ used: 4_213, billing: withAddOn(start, 1) }))

/** Three attempts have failed; tomorrow's is the last. */
export const renewalLastAttempt = billed(lateInMonth, start => ({
  used: 6_913,
  billing: withAddOn(start, 8),
}))

export const renewalGivenUp = billed(lateInMonth, start => ({ used: 6_213, billing: withAddOn(start, 12) }))

/** Nothing to charge it to, and nothing that could end. */
export const renewalWithoutCard = billed(lateInMonth, start => ({
  used: 4_213,
  billing: declinedRenewal({ start, days: 4, decline: 'no_card', cards: [], addOns: false }),
}))

/** Both banners. */
export const suspendedAndPastDue = billed(lateInMonth, start => ({
  used: 15_000,
  refused: { count: 43, since: (start - 2.5 * HOUR) as Instant },
  billing: withAddOn(start, 4),
}))
