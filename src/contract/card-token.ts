import * as z from 'zod/mini'
import { CARD_BRANDS } from '#domain/payment.ts'

/** What a card's frame hands over (B9): never a number nor a security code. */
export const CardToken = z.object({
  token: z.string().check(z.minLength(1), z.maxLength(64)),
  brand: z.enum(CARD_BRANDS),
  last4: z.string().check(z.regex(/^\d{4}$/)),
  expiry: z.object({ month: z.int().check(z.minimum(1), z.maximum(12)), year: z.int() }),
})

export type CardTokenView = z.infer<typeof CardToken>
