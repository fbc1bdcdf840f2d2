import type { Instant } from '#domain/brand.ts'
import { type Delivery, deliveries, deliveryQueue } from '../collections.ts'
import type { WriteTx } from '../ports.ts'

/** Keeps a delivery, and its place in the queue where another attempt is due; `before` is what it was. */
export function putDelivery(
  tx: WriteTx,
  delivery: Delivery,
  { before }: { before: Pick<Delivery, 'nextAt'> | null },
): void {
  deliveries.put(tx, delivery, delivery.id)
  if (before && before.nextAt !== null) deliveryQueue.delete(tx, before.nextAt, delivery.id)
  if (delivery.nextAt !== null) deliveryQueue.put(tx, true, delivery.nextAt, delivery.id)
}

/** An id that sorts by the time of its making. */
export function timedId(now: Instant, id: string): string {
  return `${String(now).padStart(15, '0')}-${id}`
}
