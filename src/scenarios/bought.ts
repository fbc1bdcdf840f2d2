import type { Instant } from '#domain/brand.ts'
import type { Wanted } from '#domain/order.ts'
import { priceOrder } from '#domain/price-order.ts'
import type { BillingEvent } from './billing-history.ts'

/** Bought as the service sells it. `cancelled`: an add-on that ends with the cycle it was bought in. */
export function bought(at: Instant, wanted: Wanted, { cancelled = false } = {}): BillingEvent {
  return { at, kind: 'bought', wanted, cancelled, price: priceOrder }
}
