import type { PlaceId } from '#domain/brand.ts'
import { lineage, type Place } from '#domain/places.ts'

/** Places with those above them, each worked out once: `Product / Website / Launch`; empty for one that is gone. */
export function placePaths(places: readonly Place[]): (id: PlaceId) => string {
  const known = new Map<PlaceId, string>()
  return id => {
    const path =
      known.get(id) ??
      lineage(places, id)
        .map(({ name }) => name)
        .reverse()
        .join(' / ')
    known.set(id, path)
    return path
  }
}
