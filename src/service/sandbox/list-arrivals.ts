import type { ArrivalView } from '#contract/sandbox.ts'
import { isoInstant } from '#domain/zoned.ts'
import { arrivals } from '../collections.ts'
import { type Context, read } from '../context.ts'
import { onlyIn } from './sandbox.ts'

const PAGE = 50

/** S2: what arrived at the built-in receiver, newest first. */
export function listArrivals(
  context: Context,
  { after }: { after?: string | undefined },
): Promise<{ items: ArrivalView[]; next: string | null }> {
  onlyIn(context)
  return read(context, 'automations', async ({ tx }) => {
    const from = after === undefined ? {} : { after: arrivals.key(after) }
    const found = await arrivals.scan(tx, [], { reverse: true, limit: PAGE + 1, ...from })
    const items = found.slice(0, PAGE).map(({ value }) => ({ ...value, at: isoInstant(value.at) }))
    return { items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null }
  })
}
