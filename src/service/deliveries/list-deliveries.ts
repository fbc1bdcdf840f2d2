import type { DeliveryPageView, DeliveryView } from '#contract/deliveries.ts'
import type { AutomationId, DeliveryId, PlaceId } from '#domain/brand.ts'
import type { DeliveryState } from '#domain/delivery.ts'
import { withBelow } from '#domain/places.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type Delivery, deliveries, placeTrees } from '../collections.ts'
import { type Context, read } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'

const PAGE = 50
/** Rows read in one go, and for one page at the most, so that a filter that fits little answers a short page and not late. */
const ROWS = 200
const ROWS_A_PAGE = 4_000

type Filter = {
  place?: PlaceId | undefined
  automation?: AutomationId | undefined
  state?: DeliveryState | undefined
  after?: DeliveryId | undefined
  limit?: number | undefined
}

/** What automations sent to the outside, newest first. A page may hold fewer than asked for and have a next. */
export function listDeliveries(context: Context, filter: Filter): Promise<DeliveryPageView> {
  return read(context, 'automations', async ({ tx }) => {
    const fits = await fitting(tx, filter)
    const { limit = PAGE } = filter
    const items: Delivery[] = []
    let { after } = filter
    for (let rows = 0; rows < ROWS_A_PAGE; rows += ROWS) {
      const from = after === undefined ? {} : { after: deliveries.key(after) }
      const found = await deliveries.scan(tx, [], { reverse: true, limit: ROWS, ...from })
      for (const { value } of found.filter(({ value }) => fits(value))) {
        if (items.length === limit) return { items: items.map(deliveryView), next: items.at(-1)?.id ?? null }
        items.push(value)
      }
      after = found.at(-1)?.value.id
      if (found.length < ROWS) return { items: items.map(deliveryView), next: null }
    }
    return { items: items.map(deliveryView), next: after ?? null }
  })
}

async function fitting(
  tx: ReadTx,
  { place, automation, state }: Filter,
): Promise<(delivery: Delivery) => boolean> {
  const below = place === undefined ? null : withBelow((await placeTrees.get(tx)) ?? [], place)
  if (below?.length === 0) throw notFound('place')
  const places = below && new Set(below.map(({ id }) => id))
  return delivery =>
    (places === null || places.has(delivery.placeId)) &&
    (automation === undefined || delivery.automationId === automation) &&
    (state === undefined || delivery.state === state)
}

export function getDelivery(context: Context, { id }: { id: DeliveryId }): Promise<DeliveryView> {
  return read(context, 'automations', async ({ tx }) => deliveryView(await deliveryIn(tx, id)))
}

export async function deliveryIn(tx: ReadTx, id: DeliveryId): Promise<Delivery> {
  const delivery = await deliveries.get(tx, id)
  if (!delivery) throw notFound('delivery')
  return delivery
}

export function deliveryView(delivery: Delivery): DeliveryView {
  const { createdAt, nextAt, attempts, leased = false, ...rest } = delivery
  return {
    ...rest,
    underWay: leased,
    createdAt: isoInstant(createdAt),
    nextAt: nextAt === null ? null : isoInstant(nextAt),
    attempts: attempts.map(attempt => ({ ...attempt, at: isoInstant(attempt.at) })),
  }
}
