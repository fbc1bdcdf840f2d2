import * as z from 'zod/mini'
import { CARD_BRANDS } from '#domain/payment.ts'

/** B9: a processor's token: `tok_`, then lower-case letters, digits and `_`, and no number that a card could have. */
const TOKEN = /^tok_(?!.*(?:\d_*){12})[a-z0-9_]{1,60}$/

/** B9: digits, spaced or not, as many as a card's number has: what stands in an id's place by mistake. */
const CARD_NUMBER = /^(?:\d[ _-]?){12,19}$/

/** What a card's frame hands over (B9): never a number nor a security code, and no field has room for one. */
export const CardToken = z.object({
  token: z.string().check(z.regex(TOKEN, 'is not a token of a card')),
  brand: z.enum(CARD_BRANDS),
  last4: z.string().check(z.regex(/^\d{4}$/, 'is not four digits')),
  expiry: z.object({
    month: z.int().check(z.minimum(1), z.maximum(12)),
    year: z.int().check(z.minimum(2000), z.maximum(2099)),
  }),
})

/** B9: the id of something that is paid for or with; a card's number in its place is refused, and kept nowhere. */
export const noCardNumber = <Id extends string>() => z.refine<Id>(id => !CARD_NUMBER.test(id), 'is not an id')

export type CardTokenView = z.infer<typeof CardToken>
