import type { TopAutomation } from '#domain/alert-mail.ts'
import { type Head, placeTrees } from '../collections.ts'
import type { ReadTx } from '../ports.ts'
import { automationsNamed, mostUsed } from '../usage/most-used.ts'
import { talliesIn } from '../usage/tallies.ts'

/** A3: as many automations that used most are told. */
const TOP = 3

/**
 * The automations that had used most when an alert was decided, with their shares of the `used` of then. `books` and
 * `tallies` are the head's of that moment.
 */
export async function topAutomations(
  tx: ReadTx,
  { books, tallies }: Pick<Head, 'books' | 'tallies'>,
  used: number,
): Promise<TopAutomation[]> {
  const all = await talliesIn(tx, { head: { books, tallies }, month: books.meter.month })
  const first = mostUsed([...all], TOP).first.filter(([, tally]) => tally.used > 0)
  const ids = first.map(([id]) => id)
  const [named, places = []] = await Promise.all([automationsNamed({ tx }, ids), placeTrees.get(tx)])
  return first.map(([id, tally]) => {
    const { name = '', placeId = null } = named.get(id) ?? {}
    const placeName = places.find(place => place.id === placeId)?.name ?? ''
    return { name, placeName, used: tally.used, share: tally.used / used }
  })
}
