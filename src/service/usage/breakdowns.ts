import type { AutomationPartView, BreakdownView, PlacePartView } from '#contract/usage-detail.ts'
import type { Instant, PlaceId, UsageMonth } from '#domain/brand.ts'
import type { Count } from '#domain/usage.ts'
import { isoInstant } from '#domain/zoned.ts'
import { activeCounts, type PastBooks } from '../collections.ts'
import { type Context, type Reading, read } from '../context.ts'
import { asOf, displayedBooks, less } from './month-books.ts'
import { automationsNamed, mostUsed } from './most-used.ts'
import { talliesIn } from './tallies.ts'

/** As many are shown at first. */
const MOST = 25
type Asked = { month: UsageMonth; limit?: number | undefined }

/** U9: what a month's Actions went to by automation, most first; those of one number stand in the order of their ids. */
export function usageByAutomation(
  context: Context,
  { month, limit = MOST }: Asked,
): Promise<BreakdownView<AutomationPartView>> {
  return read(context, 'automations', async reading => {
    const { tx, head } = reading
    const books = await displayedBooks(reading, month)
    const tallies = await talliesIn(tx, { head, month })
    for (const { automationId } of books.unpublished)
      tallies.set(automationId, less(tallies.get(automationId)))
    const { first, others } = mostUsed([...tallies], limit)
    const known = await automationsNamed(
      reading,
      first.map(([id]) => id),
    )
    return {
      ...total(books, reading),
      items: first.map(([id, tally]) => ({ id, ...known.get(id), ...part(tally) }) as AutomationPartView),
      others,
    }
  })
}

/** The same by the place that the automations belonged to when they ran. */
export function usageByPlace(
  context: Context,
  { month, limit = MOST }: Asked,
): Promise<BreakdownView<PlacePartView>> {
  return read(context, 'automations', async reading => {
    const books = await displayedBooks(reading, month)
    const { byPlace = {} } = (await activeCounts.get(reading.tx)) ?? {}
    const { first, others } = mostUsed(Object.entries(books.places) as [PlaceId, Count][], limit)
    return {
      ...total(books, reading),
      items: first.map(([id, place]) => ({ id, active: byPlace[id] ?? 0, ...part(place) })),
      others,
    }
  })
}

const total = (books: PastBooks, { now }: Reading) => ({
  month: books.meter.month,
  asOf: asOf(books, now),
  used: books.meter.published.used,
  refused: books.meter.refused,
})

type Times = { lastRunAt?: Instant | null; refusedSince?: Instant | null }

function part({ used, refused, lastRunAt, refusedSince }: Count & Times) {
  const iso = (at: Instant | null | undefined) => (at ? isoInstant(at) : null)
  return { used, refused, lastRunAt: iso(lastRunAt), refusedSince: iso(refusedSince) }
}
