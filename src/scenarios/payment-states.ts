import type { Instant, MemberId, OrderId, QuoteId } from '#domain/brand.ts'
import { priceOrder } from '#domain/price-order.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { PaymentMethod, StoredOrder } from '#service/billing/billing-collections.ts'
import { SEATS, type ToldBilling, tellBilling, usualCard } from './billing-account.ts'
import { billed, yearly } from './billing-states.ts'
import { savedCard } from './saved-cards.ts'
import { lateInMonth } from './story.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const suspended = (start: Instant) => ({
  used: 10_000,
  refused: { count: 43, since: (start - 2.5 * HOUR) as Instant },
})

/** B8: how a card can behave when it is charged with its buyer there. */
const BEHAVIOURS = [
  'declined',
  'insufficient_funds',
  'expired',
  'incorrect_cvc',
  'processing_error',
  'declined_when_charged',
  'three_d_secure_always',
  'three_d_secure_declined',
  'three_d_secure_insufficient_funds',
] as const

/** Suspended, so that somebody has a reason to buy; with these cards. */
const withCards = (cards: (start: Instant) => PaymentMethod[]) =>
  billed(lateInMonth, start => ({
    ...suspended(start),
    billing: tellBilling({ start, events: [yearly(start)], cards: cards(start) }),
  }))

export const declinedCards = withCards(start => [
  usualCard(start),
  ...BEHAVIOURS.map(name => savedCard(name, { start })),
])

/** One card that behaves so, and is chosen where somebody pays, and another that can be paid with. */
export const withCard = (name: (typeof BEHAVIOURS)[number]) =>
  withCards(start => [savedCard(name, { start }), usualCard(start)])

/** B8: 5,000 more are ordered, and the bank waits to hear from the buyer. */
export const waitingForBank = billed(lateInMonth, start => {
  const card = savedCard('three_d_secure_always', { start })
  const billing = tellBilling({ start, events: [yearly(start)], cards: [card] })
  const openOrder = orderOf(billing, { card, at: (start - 2 * MINUTE) as Instant })
  return { ...suspended(start), billing: { ...billing, seed: { ...billing.seed, openOrder } } }
})

/** What the processor knows of it comes with the host that it is seeded in. */
function orderOf(
  { plan, seed: { account } }: ToldBilling,
  { card: { card, ...shown }, at }: { card: PaymentMethod; at: Instant },
): StoredOrder {
  const wanted = { kind: 'add_on', pack: 'actions_5000', quantity: 1 } as const
  const { cycle, addOns, details } = account
  const subscription = { plan, seats: SEATS, cycle, isPaid: true, addOns }
  const { taxRate } = details
  const priced = priceOrder({ subscription, wanted, today: pacificDateOf(at), taxRate })
  if (priced.kind === 'refused') throw new Error(`What a scenario orders is refused: ${priced.reason}`)
  const expiresAt = (at + 15 * MINUTE) as Instant
  const { id, brand, last4, expiry } = shown
  return {
    ...{ id: 'order-waiting' as OrderId, at, by: 'ana' as MemberId, card },
    quote: {
      ...{ id: 'quote-waiting' as QuoteId, wanted, order: priced.order, taxRate },
      ...{ basis: '', expiresAt, isPaid: false },
    },
    payWith: { kind: 'saved', id, card: { brand, last4, expiry } },
    ...{ intentId: null, state: 'requires_action', decline: null, challenge: null, invoiceId: null },
  }
}
