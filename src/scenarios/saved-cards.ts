import type { Instant, PaymentMethodId } from '#domain/brand.ts'
import type { Expiry } from '#domain/payment.ts'
import { testCardOf } from '#domain/test-cards.ts'
import type { PaymentMethod } from '#service/billing/billing-collections.ts'
import { readyCardId, usualExpiry } from './billing-account.ts'

/** A test card as kept, whether or not a bank would let it be: the sandbox processor has each from the start. */
export function savedCard(
  name: string,
  { start, expiry = usualExpiry(start) }: { start: Instant; expiry?: Expiry },
): PaymentMethod {
  const card = testCardOf(`tok_${name}`)
  if (!card) throw new Error(`There is no test card ${name}`)
  const { brand, last4 } = card
  const id = `card-${name}` as PaymentMethodId
  return { id, brand, last4, expiry, card: readyCardId(name, expiry) }
}
