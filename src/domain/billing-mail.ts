import type { CycleKind } from './billing-cycle.ts'
import type { InvoiceId, PacificDate } from './brand.ts'
import type { MailFacts } from './mail.ts'
import type { AddOn, Amounts } from './order.ts'
import type { Card, Decline } from './payment.ts'
import type { PlanId } from './plans.ts'

/** What an e-mail of billing is about, as it was when it was decided. */
export type BillingFacts =
  /** B12: an invoice was paid. */
  | { kind: 'receipt'; invoice: InvoiceFacts }
  /** B10: a renewal was declined. */
  | {
      kind: 'payment_failed'
      invoice: InvoiceFacts
      attempt: DeclinedAttempt
      /** The next attempt; null after the last one. */
      nextOn: PacificDate | null
      /** What ends where none succeeds: on which day, and the allowance before and after; null where there are no add-ons. */
      atStake: { endsOn: PacificDate; allowance: Allowances } | null
    }
  /** B10: the last attempt was declined, and the add-ons ended with it. */
  | {
      kind: 'add_ons_ended'
      invoice: InvoiceFacts
      attempt: DeclinedAttempt
      ended: Pick<AddOn, 'pack' | 'quantity'>[]
      allowance: Allowances
      plan: PlanId
    }

/** What an invoice says (B12); the buyer's name and address are people's text (T5). */
export type InvoiceFacts = Amounts & {
  id: InvoiceId
  /** `HR-000042`; null until it is paid. */
  number: string | null
  date: PacificDate
  period: { from: PacificDate; to: PacificDate }
  cycle: CycleKind
  buyer: { name: string; address: string; taxId: string }
  /** Per 10,000: 2,000 is 20 %. */
  taxRate: number
  card: ChargedCard | null
}

export type ChargedCard = Pick<Card, 'brand' | 'last4'>

export type DeclinedAttempt = {
  on: PacificDate
  decline: Decline
  /** Null where there was none to charge. */
  card: ChargedCard | null
  /** Which one of `of` it was; null for one that somebody asked for between them. */
  number: number | null
  of: number
}

/** Actions a month. */
type Allowances = { before: number; after: number }

/** What billing tells one recipient, wherever the app is. */
export type BillingNews = MailFacts & BillingFacts

/** The same with links into the app. */
export type BillingMail = BillingNews & {
  links: { invoice: string; paymentMethods: string; addOns: string; upgrade: string }
}
