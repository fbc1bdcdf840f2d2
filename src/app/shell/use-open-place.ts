import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import type { PlaceView } from '#contract/places.ts'
import type { PlaceId } from '#domain/brand.ts'
import { readKept } from '../kept.ts'
import { useAppSession } from '../session-context.tsx'

/** The place in the address; undefined in Everything and in the settings. */
export function useOpenPlaceId(): PlaceId | undefined {
  return useParams({ strict: false, select: params => params.placeId })
}

export function lastPlaceKey(scenario: string | undefined): string {
  return `place.${scenario ?? ''}`
}

/** Where to go when no place is open: the one visited last, else the first List, else any place. */
export function useUsualPlace(): PlaceView | undefined {
  const { orpc } = useApi()
  const { scenario } = useAppSession()
  const places = useQuery(orpc.places.list.queryOptions()).data ?? []
  const last = readKept(lastPlaceKey(scenario))
  return places.find(place => place.id === last) ?? firstList(places) ?? places[0]
}

/** The first List in the order of the sidebar. */
function firstList(places: readonly PlaceView[], parentId: PlaceId | null = null): PlaceView | undefined {
  const here = places.filter(place => place.parentId === parentId).sort((a, b) => a.position - b.position)
  for (const place of here) {
    const found = place.kind === 'list' ? place : firstList(places, place.id)
    if (found) return found
  }
  return undefined
}
