import type { AutomationPartView } from '#contract/usage-detail.ts'
import type { AutomationId } from '#domain/brand.ts'
import type { Count } from '#domain/usage.ts'
import { automationPages, automations, formerAutomations, type StoredAutomation } from '../collections.ts'
import type { ReadTx } from '../ports.ts'

/** From so many on they are read in one go with all others. */
const MANY = 200

type Counted<Id> = [Id, Count]

/** The first `most` by Actions used, and what the others come to; parts without any firing are left out. */
export function mostUsed<Id extends string, Part extends Counted<Id>>(parts: readonly Part[], most: number) {
  const counted = parts
    .filter(([, { used, refused }]) => used + refused > 0)
    .sort(([a, of], [b, than]) => than.used - of.used || than.refused - of.refused || (a < b ? -1 : 1))
  const rest = counted.slice(most)
  const sum = (of: keyof Count) => rest.reduce((all, [, count]) => all + count[of], 0)
  return {
    first: counted.slice(0, most),
    others: { count: rest.length, used: sum('used'), refused: sum('refused') },
  }
}

type Named = Pick<AutomationPartView, 'name' | 'placeId' | 'active'>

/** Automations by name, deleted ones and those that were removed for good included. */
export async function automationsNamed(
  { tx }: { tx: ReadTx },
  ids: readonly AutomationId[],
): Promise<Map<AutomationId, Named>> {
  const listed = new Map<AutomationId, StoredAutomation>()
  if (ids.length >= MANY) {
    for (const { value } of await automationPages.scan(tx, [])) {
      for (const automation of value) listed.set(automation.id, automation)
    }
  }
  return new Map(
    await Promise.all(
      ids.map(async (id): Promise<[AutomationId, Named]> => {
        const stored = listed.get(id) ?? (await automations.get(tx, id))
        if (stored) {
          const { name, placeId, active, deletedAt } = stored
          return [id, { name, placeId, active: deletedAt === null ? active : null }]
        }
        const former = await formerAutomations.get(tx, id)
        return [id, { name: former?.name ?? '', placeId: former?.placeId ?? null, active: null }]
      }),
    ),
  )
}
