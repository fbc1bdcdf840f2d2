import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { ALERT_KINDS } from '#domain/usage.ts'
import { CountField, IsoField, MailIdField, MemberIdField, UsageMonthField } from './fields.ts'

const Mail = z.object({
  id: MailIdField,
  /** When it was decided, with the run that it is about. */
  at: IsoField,
  /** When it was sent; null for one that is about to be. */
  sentAt: z.nullable(IsoField),
  to: z.object({ id: MemberIdField, name: z.string(), email: z.string(), locale: z.enum(['en', 'fr']) }),
  /** Why: what was reached, in which month, of which allowance. */
  about: z.object({
    kind: z.enum(ALERT_KINDS),
    month: UsageMonthField,
    used: CountField,
    allowance: CountField,
  }),
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
