import type { DeliveryView } from '#contract/deliveries.ts'
import type { DeliveryId, Instant } from '#domain/brand.ts'
import { plans } from '#domain/plans.ts'
import { isoInstant } from '#domain/zoned.ts'
import { connectionsRequired } from '../automations/check-definition.ts'
import type { Delivery } from '../collections.ts'
import { type Context, write } from '../context.ts'
import { putDelivery } from '../firing/outbox.ts'
import { problem } from '../problem.ts'
import { clickAppDisabled } from '../runs/offer.ts'
import { deliveryIn, deliveryView } from './list-deliveries.ts'

/**
 * Sends a delivery now, under the same id, so that a receiver that has it already can tell. One that is through is sent in
 * one attempt: when that fails, nothing follows by itself. One that waits for its next attempt has it now, and goes on by the
 * schedule after it. No run, so no Action. Refused while an attempt is under way or due, while the ClickApp is off (P1) and
 * on a plan that does not connect (P6).
 */
export function retryDelivery(context: Context, { id }: { id: DeliveryId }): Promise<DeliveryView> {
  const change = { needs: 'automations', operation: 'deliveries.retry', input: { id } } as const
  return write(context, change, async ({ tx, now, workspace, announce }) => {
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    if (!plans[workspace.plan].connects) throw connectionsRequired(workspace)
    const before = await deliveryIn(tx, id)
    if (before.state === 'pending' && !isWaiting(before, now)) {
      const nextAt = before.nextAt === null ? null : isoInstant(before.nextAt)
      throw problem('delivery_pending', { nextAt })
    }
    const after: Delivery = { ...before, state: 'pending', nextAt: now }
    putDelivery(tx, after, { before })
    announce({ topics: ['deliveries'] })
    return deliveryView(after)
  })
}

/** Whether nobody sends it at this moment, and nobody is about to. */
function isWaiting({ leased, nextAt }: Delivery, now: Instant): boolean {
  return !leased && nextAt !== null && nextAt > now
}
