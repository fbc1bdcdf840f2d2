import type { DeliveryView } from '#contract/deliveries.ts'
import type { DeliveryId } from '#domain/brand.ts'
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
 * Sends a delivery that is through once more, under the same id, so that a receiver that has it already can tell. It is one
 * attempt: when that fails, nothing follows by itself. No run, so no Action. Refused while the delivery is under way,
 * while the ClickApp is off (P1) and on a plan that does not connect (P6).
 */
export function retryDelivery(context: Context, { id }: { id: DeliveryId }): Promise<DeliveryView> {
  const change = { needs: 'automations', operation: 'deliveries.retry', input: { id } } as const
  return write(context, change, async ({ tx, now, workspace, announce }) => {
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    if (!plans[workspace.plan].connects) throw connectionsRequired(workspace)
    const before = await deliveryIn(tx, id)
    if (before.state === 'pending') {
      const nextAt = before.nextAt === null ? null : isoInstant(before.nextAt)
      throw problem('delivery_pending', { nextAt })
    }
    const after: Delivery = { ...before, state: 'pending', nextAt: now }
    putDelivery(tx, after, { before })
    announce({ topics: ['deliveries'] })
    return deliveryView(after)
  })
}
