import type { PlaceId, StatusId } from './brand.ts'

export type PlaceKind = 'space' | 'folder' | 'list'
export type StatusCategory = 'open' | 'active' | 'done'

export type Status = { id: StatusId; name: string; category: StatusCategory }

/** A Space, a Folder or a List; they nest. "Everything" is a view over all of them, not a place. */
export type Place = {
  id: PlaceId
  kind: PlaceKind
  name: string
  /** null for a Space. */
  parentId: PlaceId | null
  /** Order among its siblings. */
  position: number
  /** A Space's own statuses, in order; the Folders and Lists in it use them. Empty for those. */
  statuses: Status[]
}

/** The place itself, then the place above it, up to its Space. Empty for an unknown id. */
export function lineage(places: readonly Place[], id: PlaceId): Place[] {
  const byId = new Map(places.map(place => [place.id, place]))
  const line: Place[] = []
  for (let at = byId.get(id); at; at = at.parentId ? byId.get(at.parentId) : undefined) line.push(at)
  return line
}

/** The places directly in `parentId` (null: the Spaces), in order. */
export function childrenOf(places: readonly Place[], parentId: PlaceId | null): Place[] {
  return places.filter(place => place.parentId === parentId).sort((a, b) => a.position - b.position)
}

/** The place and all places below it, depth first. */
export function withBelow(places: readonly Place[], id: PlaceId): Place[] {
  const place = places.find(candidate => candidate.id === id)
  if (!place) return []
  return [place, ...childrenOf(places, id).flatMap(child => withBelow(places, child.id))]
}

/** The statuses that tasks in this place have: those of its Space. */
export function statusesAt(places: readonly Place[], id: PlaceId): Status[] {
  return lineage(places, id).at(-1)?.statuses ?? []
}

/** P4: the active automations that work at a place: its own and those inherited from the places above. */
export function activeAt(
  places: readonly Place[],
  id: PlaceId,
  ownByPlace: Readonly<Record<PlaceId, number>>,
): { own: number; inherited: number } {
  const [self, ...above] = lineage(places, id)
  return {
    own: self ? (ownByPlace[self.id] ?? 0) : 0,
    inherited: above.reduce((sum, place) => sum + (ownByPlace[place.id] ?? 0), 0),
  }
}
