import type { PlaceView } from '#contract/places.ts'
import { activeAt } from '#domain/places.ts'
import { may } from '#domain/roles.ts'
import { activeCounts, placeTrees } from '../collections.ts'
import { type Context, read } from '../context.ts'

/** P4: every place with the active automations that work there; guests get no counts (P2). */
export function listPlaces(context: Context): Promise<PlaceView[]> {
  return read(context, 'tasks', async ({ tx, caller }) => {
    const [places = [], active = { byPlace: {} }] = await Promise.all([
      placeTrees.get(tx),
      activeCounts.get(tx),
    ])
    const counts = may(caller.role, 'automations')
    return places.map(place => ({
      ...place,
      activeAutomations: counts ? activeAt(places, place.id, active.byPlace) : null,
    }))
  })
}
