import type { Names } from '#api/names.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { PlaceId, StatusId } from '#domain/brand.ts'
import { childrenOf, lineage } from '#domain/places.ts'
import { lossesByMoving } from '#domain/references.ts'
import { fold } from './list-automations.ts'

/** A place that an automation can be moved to, or why not. */
export type MoveTarget = {
  place: PlaceView
  /** The names of the places above it, from the Space down. */
  path: string[]
  /**
   * `here`: it is there already. `lacks`: statuses that it refers to and that are not there, by name. `no_list`: its new
   * tasks go to its own place, and this one is no List.
   */
  closed: { kind: 'here' } | { kind: 'lacks'; statuses: string[] } | { kind: 'no_list' } | null
}

type Around = {
  places: readonly PlaceView[]
  workspace: Pick<WorkspaceView, 'members' | 'tags'>
  names: Pick<Names, 'statuses'>
}

/** All places, each before those in it. */
export function moveTargets(automation: AutomationView, { places, workspace, names }: Around): MoveTarget[] {
  const { members, tags } = workspace
  const lossesAt = lossesByMoving(automation, automation.placeId, { places, members, tags })
  const closedAt = (placeId: PlaceId): MoveTarget['closed'] => {
    if (placeId === automation.placeId) return { kind: 'here' }
    const losses = lossesAt(placeId)
    if (losses.length === 0) return null
    // Members, tags and Lists are the same everywhere: what is left is a Space's statuses, and being a List.
    const statuses = losses.flatMap(({ kind, id }) =>
      kind === 'status' ? (names.statuses.get(id as StatusId) ?? []) : [],
    )
    return statuses.length > 0 ? { kind: 'lacks', statuses: [...new Set(statuses)] } : { kind: 'no_list' }
  }
  return inOrder(places).map(place => ({
    place,
    path: lineage(places, place.id)
      .slice(1)
      .map(({ name }) => name)
      .reverse(),
    closed: closedAt(place.id),
  }))
}

/** Those whose name or path has every word of the query. */
export function matching(targets: readonly MoveTarget[], query: string): MoveTarget[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...targets]
  return targets.filter(({ place, path }) => {
    const text = fold([...path, place.name].join(' '))
    return words.every(word => text.includes(word))
  })
}

function inOrder(places: readonly PlaceView[], parentId: PlaceId | null = null): PlaceView[] {
  return childrenOf(places, parentId).flatMap(place => [place as PlaceView, ...inOrder(places, place.id)])
}
