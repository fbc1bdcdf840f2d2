import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { DECLINES } from '#domain/payment.ts'
import { ALERT_KINDS } from '#domain/usage.ts'
import {
  CentsField,
  CountField,
  InvoiceIdField,
  IsoField,
  MailIdField,
  MemberIdField,
  PacificDateField,
  UsageMonthField,
} from './fields.ts'

const declined = { invoiceId: InvoiceIdField, total: CentsField, decline: z.enum(DECLINES) }

/** Why an e-mail was sent. */
const About = z.discriminatedUnion('kind', [
  /** What was reached, in which month, of which allowance (A1, U9). */
  z.object({
    kind: z.enum(ALERT_KINDS),
    month: UsageMonthField,
    used: CountField,
    allowance: CountField,
  }),
  /** An invoice was paid (B12). */
  z.object({
    kind: z.literal('receipt'),
    invoiceId: InvoiceIdField,
    number: z.string(),
    total: CentsField,
  }),
  /** A renewal was declined (B10). */
  z.object({
    kind: z.literal('payment_failed'),
    ...declined,
    /** Which one of `of` it was; null for one that somebody asked for between them. */
    attempt: z.nullable(CountField),
    of: CountField,
    /** The next attempt; null after the last. */
    nextOn: z.nullable(PacificDateField),
  }),
  /** The last attempt was declined, and the add-ons ended (B10). */
  z.object({
    kind: z.literal('add_ons_ended'),
    ...declined,
    allowance: z.object({ before: CountField, after: CountField }),
  }),
])

const Mail = z.object({
  id: MailIdField,
  /** When it was decided, with what it is about: a run, a payment, an attempt to charge. */
  at: IsoField,
  /** When it was sent; null for one that is about to be. */
  sentAt: z.nullable(IsoField),
  to: z.object({ id: MemberIdField, name: z.string(), email: z.string(), locale: z.enum(['en', 'fr']) }),
  about: About,
  /** Null until it is sent. */
  subject: z.nullable(z.string()),
})

const MailWithContent = z.extend(Mail, {
  content: z.nullable(z.object({ html: z.string(), text: z.string() })),
})

/** A5: what was sent to owners and admins, and the messages as they would arrive. */
export const mails = {
  list: oc
    .route({ method: 'GET', path: '/mails', summary: 'E-mails that were sent, newest first (owner, admin)' })
    .input(
      z.object({
        after: z.optional(MailIdField),
        limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
      }),
    )
    .output(
      z.object({
        items: z.array(Mail),
        /** Pass as `after` for the next page; null on the last. */
        next: z.nullable(MailIdField),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/mails/{id}', summary: 'An e-mail as it arrives (owner, admin)' })
    .input(z.object({ id: MailIdField }))
    .output(MailWithContent),
}

export type MailView = z.infer<typeof Mail>
export type MailWithContentView = z.infer<typeof MailWithContent>
