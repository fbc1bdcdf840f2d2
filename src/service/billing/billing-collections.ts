import type { Cycle, CycleKind } from '#domain/billing-cycle.ts'
import type {
  AddOnId,
  Instant,
  InvoiceId,
  MemberId,
  OrderId,
  PacificDate,
  PaymentMethodId,
  QuoteId,
} from '#domain/brand.ts'
import type { AddOn, Amounts, PricedOrder, Wanted } from '#domain/order.ts'
import type { Card, Decline } from '#domain/payment.ts'
import { collection, textCollection } from '../collection.ts'

/** B10: packs bought together, as kept. */
export type StoredAddOn = AddOn & { id: AddOnId }

/** A card that renewals can be charged to (B9); `card` is the processor's id of it. */
export type PaymentMethod = Card & { id: PaymentMethodId; card: string }

export type BillingDetails = {
  legalName: string
  address: string
  taxId: string
  /** Per 10,000: 2,000 is 20 %. */
  taxRate: number
}

/** What is billed to the workspace, and how. */
export type BillingAccount = {
  /** Null on a plan that costs nothing. */
  cycle: Cycle | null
  addOns: StoredAddOn[]
  /** The first one is charged for renewals. */
  paymentMethods: PaymentMethod[]
  details: BillingDetails
  /** B12: of the latest paid invoice; the next one has the next number. */
  invoices: number
  /** B10: the renewal that is not charged yet; `decline` is null before the first attempt. */
  pastDue: PastDue | null
  /** B11: the first day of a cycle whose renewal was given up: what was not paid for is no credit. */
  unpaidFrom: PacificDate | null
}

export type PastDue = {
  invoiceId: InvoiceId
  /** The day of the first attempt, from which the others are reckoned. */
  since: PacificDate
  /** How many days of attempts are over. */
  attempts: number
  /** How often the processor was asked for it, which makes the next idempotency key. */
  charges: number
  /** The card that is being charged, kept before the processor is asked; null between attempts. */
  asking: PaymentMethod | null
  /** The processor's id of that attempt, kept before it is confirmed, so that a charge is always found again. */
  intentId: string | null
  /** Somebody put another card first, or asked for it: it is charged at once, whatever the day. */
  isAskedFor: boolean
  decline: Decline | null
}

/** B6: what was shown, for as long as it can be agreed to. `basis` tells whether what it rests on has changed. */
export type Quote = {
  id: QuoteId
  wanted: Wanted
  order: PricedOrder
  taxRate: number
  basis: string
  expiresAt: Instant
  /** It was paid, and cannot be agreed to again. */
  isPaid: boolean
}

/** A saved card, or a new one as its frame handed it over (B9). */
export type PayWith =
  | { kind: 'saved'; id: PaymentMethodId; card: Card }
  | { kind: 'new'; token: string; card: Card }

/**
 * B7: an order, from the moment somebody agreed. `paying` is kept before the processor is asked for anything, under the
 * order's id as idempotency key, so that whatever is killed on the way can be told from what was charged.
 */
export type StoredOrder = {
  id: OrderId
  at: Instant
  quote: Quote
  by: MemberId
  /** The processor's id of the card, and what is known of it. */
  payWith: PayWith
  /** The processor's id of the card, once it is known there. */
  card: string | null
  intentId: string | null
  state: 'paying' | 'requires_action' | 'paid' | 'declined' | 'canceled'
  decline: Decline | null
  challenge: string | null
  invoiceId: InvoiceId | null
}

/** B12: frozen when it is paid. */
export type Invoice = Amounts & {
  id: InvoiceId
  /** Null until it is paid: numbers are gapless. */
  number: number | null
  state: 'paid' | 'past_due' | 'uncollectible'
  reason: 'add_on' | 'upgrade' | 'renewal'
  date: PacificDate
  period: { from: PacificDate; to: PacificDate }
  cycle: CycleKind
  buyer: { name: string; address: string; taxId: string }
  taxRate: number
  card: Pick<Card, 'brand' | 'last4'> | null
  paidAt: Instant | null
}

/** The layout of what billing keeps. */
export const billingAccounts = collection<[], BillingAccount>('billing')
export const quotes = textCollection<[QuoteId], Quote>('quote')
export const orders = textCollection<[OrderId], StoredOrder>('order')
/** Those that are neither paid nor given up. */
export const openOrders = collection<[OrderId], true>('open-order')
/** By an id that sorts by time. */
export const invoices = textCollection<[InvoiceId], Invoice>('invoice')
