import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { activeCounts, automations, placeTrees } from '../collections.ts'
import { type Context, read } from '../context.ts'
import { notFound } from '../problem.ts'
import { allTallies } from '../usage/tallies.ts'
import { activeIn, capOf } from '../usage/usage-view.ts'
import { automationIn, automationView, viewWithUse } from './automation-view.ts'

/** P4, P5: the automations that work at a place: its own and those of the places above. Without a place, all. */
export function listAutomations(
  context: Context,
  { place }: { place?: PlaceId | undefined },
): Promise<AutomationListView> {
  return read(context, 'automations', async ({ tx, now, workspace, head }) => {
    const [places = [], all, tallies, active = { byPlace: {} }] = await Promise.all([
      placeTrees.get(tx),
      automations.scan(tx, []),
      allTallies(tx, { head, now }),
      activeCounts.get(tx),
    ])
    const line = place === undefined ? null : new Set(lineage(places, place).map(({ id }) => id))
    if (line?.size === 0) throw notFound('place')
    return {
      items: all
        .map(({ value }) => value)
        .filter(({ placeId }) => line === null || line.has(placeId))
        .sort((a, b) => a.createdAt - b.createdAt)
        .map(automation => automationView(automation, tallies.get(automation.id))),
      active: activeIn(active),
      cap: capOf(workspace),
    }
  })
}

export function getAutomation(context: Context, { id }: { id: AutomationId }): Promise<AutomationView> {
  return read(context, 'automations', async reading =>
    viewWithUse(reading, await automationIn(reading.tx, id)),
  )
}
