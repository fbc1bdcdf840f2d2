import type { PaymentMethodView } from '#contract/billing.ts'
import type { Instant, PaymentMethodId } from '#domain/brand.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { isExpired } from '../card-name.tsx'

/**
 * B4: what is paid with unless the buyer chooses: the default card, or where it has expired, the next one that has not; a new
 * card where there is none. A chosen card that is gone or has expired since is not chosen any more.
 */
export function cardChoice(
  wanted: PaymentMethodId | 'new' | null,
  methods: readonly PaymentMethodView[],
  now: Instant,
): PaymentMethodId | 'new' {
  const usable = methods.filter(({ expiry }) => !isExpired(expiry, pacificDateOf(now)))
  if (wanted === 'new' || usable.some(({ id }) => id === wanted)) return wanted ?? 'new'
  return (usable.find(({ isDefault }) => isDefault) ?? usable[0])?.id ?? 'new'
}
