import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { PACK_IDS, QUANTITY_MAX } from '#domain/add-ons.ts'
import { CYCLE_KINDS } from '#domain/billing-cycle.ts'
import { CARD_BRANDS, DECLINES } from '#domain/payment.ts'
import { CardToken, noCardNumber } from './card-token.ts'
import {
  AddOnIdField,
  CentsField,
  CountField,
  InvoiceIdField,
  IsoField,
  OrderIdField,
  PacificDateField,
  PaymentMethodIdField,
  PlanField,
  QuoteIdField,
} from './fields.ts'

const PackField = z.enum(PACK_IDS)
const CycleKindField = z.enum(CYCLE_KINDS)
const QuantityField = z.int().check(z.minimum(1), z.maximum(QUANTITY_MAX))

const Cycle = z.object({
  kind: CycleKindField,
  anchor: PacificDateField,
  start: PacificDateField,
  /** The first day of the next cycle. */
  end: PacificDateField,
})

const Item = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_on'), pack: PackField, quantity: QuantityField }),
  z.object({ kind: z.literal('plan'), plan: PlanField, seats: CountField }),
])

const Line = z.object({
  item: Item,
  /** Of the whole quantity for a whole cycle. */
  price: CentsField,
  /** B5: what is left of the cycle; null where all of it is paid for. */
  remaining: z.nullable(
    z.object({ months: CountField, days: CountField, daysInMonth: CountField, of: CountField }),
  ),
  /** Negative for a credit. */
  due: CentsField,
})

const Amounts = {
  lines: z.array(Line),
  subtotal: CentsField,
  /** Per 10,000: 2,000 is 20 %. */
  taxRate: CountField,
  tax: CentsField,
  total: CentsField,
}

const PaymentMethod = z.object({
  id: PaymentMethodIdField,
  brand: z.enum(CARD_BRANDS),
  last4: z.string(),
  expiry: z.object({ month: z.int(), year: z.int() }),
  isDefault: z.boolean(),
})

const Details = z.object({
  legalName: z.string(),
  address: z.string(),
  taxId: z.string(),
  /** Per 10,000. */
  taxRate: CountField,
})

const AddOn = z.object({
  id: AddOnIdField,
  pack: PackField,
  quantity: QuantityField,
  boughtOn: PacificDateField,
  /** B10: it stays until the cycle's end and is not renewed. */
  ends: z.boolean(),
})

/** B10: a renewal that could not be charged. */
const PastDue = z.object({
  invoiceId: InvoiceIdField,
  total: CentsField,
  /** The cycle that was to be paid for. */
  period: z.object({ from: PacificDateField, to: PacificDateField }),
  /** The day of the first attempt, from which the others are reckoned. */
  since: PacificDateField,
  decline: z.enum(DECLINES),
  /** Attempts so far, the first one included. */
  attempts: CountField,
  /** The next attempt; null after the last. */
  nextOn: z.nullable(PacificDateField),
  /** Somebody asked for it, or put another card first: it is being charged, whatever the day. */
  isCharging: z.boolean(),
})

const Billing = z.object({
  plan: PlanField,
  seats: CountField,
  cycle: z.nullable(Cycle),
  /** What the next cycle will cost, tax included; null where nothing renews. */
  renewal: z.nullable(z.object({ on: PacificDateField, ...Amounts })),
  addOns: z.array(AddOn),
  allowance: CountField,
  paymentMethods: z.array(PaymentMethod),
  details: Details,
  pastDue: z.nullable(PastDue),
})

const Wanted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_on'), pack: PackField, quantity: QuantityField }),
  /** `cycle` counts from a plan that costs nothing; otherwise it is the running cycle's. */
  z.object({ kind: z.literal('upgrade'), plan: PlanField, cycle: CycleKindField }),
])

/** B3, B6: what is shown is what is charged. */
const Quote = z.object({
  id: QuoteIdField,
  wanted: Wanted,
  ...Amounts,
  period: z.object({ from: PacificDateField, to: PacificDateField }),
  cycle: Cycle,
  /** What the item costs at each renewal, tax included. */
  renews: CentsField,
  /** Add-ons that the plan of now cannot renew, and the one that is wanted does; the price is of a cycle, tax included. */
  renewsAgain: z.array(z.object({ pack: PackField, quantity: QuantityField, price: CentsField })),
  allowance: z.object({ before: CountField, after: CountField }),
  /** Whether suspended automations resume with it (U6). */
  resumes: z.boolean(),
  /** Fifteen minutes after it was made. */
  expiresAt: IsoField,
})

const Pay = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), id: PaymentMethodIdField.check(noCardNumber()) }),
  z.object({ kind: z.literal('new'), card: CardToken }),
])

const Order = z.object({
  id: OrderIdField,
  quoteId: QuoteIdField,
  wanted: Wanted,
  total: CentsField,
  /**
   * - `paying`: with the payment processor
   * - `requires_action`: the bank asks for 3-D Secure; `challenge` says where
   * - `paid`: charged, granted, invoiced
   * - `declined`: not charged; it can be paid for again
   * - `canceled`: given up; not charged
   */
  state: z.enum(['paying', 'requires_action', 'paid', 'declined', 'canceled']),
  decline: z.nullable(z.enum(DECLINES)),
  challenge: z.nullable(z.string()),
  invoiceId: z.nullable(InvoiceIdField),
})

const Party = z.object({ name: z.string(), address: z.string(), taxId: z.string() })

const Invoice = z.object({
  id: InvoiceIdField,
  /** B12: gapless, in the order of the charges; null until it is paid. */
  number: z.nullable(z.string()),
  state: z.enum(['paid', 'past_due', 'uncollectible']),
  reason: z.enum(['add_on', 'upgrade', 'renewal']),
  date: PacificDateField,
  period: z.object({ from: PacificDateField, to: PacificDateField }),
  seller: Party,
  buyer: Party,
  ...Amounts,
  cycle: CycleKindField,
  card: z.nullable(z.object({ brand: z.enum(CARD_BRANDS), last4: z.string() })),
  paidAt: z.nullable(IsoField),
})

const one = z.object({ id: OrderIdField })
const method = z.object({ id: PaymentMethodIdField })
const addOn = z.object({ id: AddOnIdField })
const text = (most: number) => z.string().check(z.maxLength(most))

/** B1 to B13; owners and admins only. */
export const billing = {
  get: oc
    .route({ method: 'GET', path: '/billing', summary: 'Plan, cycle, add-ons, cards and what renews when' })
    .output(Billing),
  updateDetails: oc
    .route({
      method: 'PATCH',
      path: '/billing/details',
      summary: 'Who invoices are made out to, and the tax rate',
    })
    .input(
      z.object({
        legalName: z.optional(text(200)),
        address: z.optional(text(600)),
        taxId: z.optional(text(60)),
        taxRate: z.optional(CountField.check(z.maximum(10_000))),
      }),
    )
    .output(Billing),
  cancelAddOn: oc
    .route({
      method: 'POST',
      path: '/billing/add-ons/{id}/cancel',
      summary: 'End an add-on with the cycle (B10)',
    })
    .input(addOn)
    .output(Billing),
  keepAddOn: oc
    .route({
      method: 'POST',
      path: '/billing/add-ons/{id}/keep',
      summary: 'Renew a cancelled add-on after all',
    })
    .input(addOn)
    .output(Billing),
  addPaymentMethod: oc
    .route({ method: 'POST', path: '/billing/payment-methods', summary: 'Save a card by its token (B9)' })
    .input(z.object({ card: CardToken }))
    .output(Billing),
  removePaymentMethod: oc
    .route({ method: 'DELETE', path: '/billing/payment-methods/{id}', summary: 'Forget a card' })
    .input(method)
    .output(Billing),
  setDefaultPaymentMethod: oc
    .route({
      method: 'POST',
      path: '/billing/payment-methods/{id}/default',
      summary: 'Charge renewals to this card; what is past due is charged at once',
    })
    .input(method)
    .output(Billing),
}

export const quotes = {
  create: oc
    .route({ method: 'POST', path: '/quotes', summary: 'What an order costs, kept for 15 minutes (B6)' })
    .input(Wanted)
    .output(Quote),
}

export const orders = {
  create: oc
    .route({ method: 'POST', path: '/orders', summary: 'Agree to a quote and pay it, once (B7, B13)' })
    .input(z.object({ quoteId: QuoteIdField.check(noCardNumber()), pay: Pay }))
    .output(Order),
  list: oc
    .route({ method: 'GET', path: '/orders', summary: 'Orders that are neither paid nor given up' })
    .output(z.object({ items: z.array(Order) })),
  get: oc
    .route({ method: 'GET', path: '/orders/{id}', summary: 'How far an order has come' })
    .input(one)
    .output(Order),
  settle: oc
    .route({
      method: 'POST',
      path: '/orders/{id}/settle',
      summary: 'Go on after 3-D Secure: asks the processor what came of it',
    })
    .input(one)
    .output(Order),
  cancel: oc
    .route({ method: 'POST', path: '/orders/{id}/cancel', summary: 'Give an order up that is not charged' })
    .input(one)
    .output(Order),
}

export const invoices = {
  list: oc
    .route({ method: 'GET', path: '/invoices', summary: 'Invoices, newest first' })
    .output(z.object({ items: z.array(Invoice) })),
  get: oc
    .route({ method: 'GET', path: '/invoices/{id}', summary: 'One invoice (B12)' })
    .input(z.object({ id: InvoiceIdField }))
    .output(Invoice),
}

export type BillingView = z.infer<typeof Billing>
export type QuoteView = z.infer<typeof Quote>
export type OrderView = z.infer<typeof Order>
export type InvoiceView = z.infer<typeof Invoice>
export type LineView = z.infer<typeof Line>
export type PaymentMethodView = z.infer<typeof PaymentMethod>
