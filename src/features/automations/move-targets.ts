import type { Names } from '#api/names.ts'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { PlaceId, StatusId } from '#domain/brand.ts'
import { childrenOf, lineage, statusesAt } from '#domain/places.ts'
import { type BrokenReference, brokenReferences } from './broken-references.ts'
import { fold } from './list-automations.ts'

/** A place that an automation can be moved to, or why not. */
export type MoveTarget = {
  place: PlaceView
  /** The names of the places above it, from the Space down. */
  path: string[]
  /** `here`: it is there already. `lacks`: statuses that it refers to and that are not there, by name. */
  closed: { kind: 'here' } | { kind: 'lacks'; statuses: string[] } | null
}

type Around = {
  places: readonly PlaceView[]
  workspace: Pick<WorkspaceView, 'members' | 'tags'>
  names: Pick<Names, 'statuses'>
}

/** All places, each before those in it. */
export function moveTargets(automation: AutomationView, { places, workspace, names }: Around): MoveTarget[] {
  const brokenAt = (placeId: PlaceId) =>
    brokenReferences(automation, { ...workspace, places, statuses: statusesAt(places, placeId) })
  const before = new Set(brokenAt(automation.placeId).map(keyOf))
  // What may be referred to depends on the Space only.
  const lackingIn = new Map<PlaceId, string[]>()
  const lackingAt = (placeId: PlaceId): string[] => {
    const spaceId = lineage(places, placeId).at(-1)?.id ?? placeId
    const known = lackingIn.get(spaceId)
    if (known) return known
    const lost = brokenAt(spaceId).filter(reference => !before.has(keyOf(reference)))
    const lacking = lost.flatMap(
      reference => names.statuses.get(idOf(automation, reference) as StatusId) ?? [],
    )
    lackingIn.set(spaceId, [...new Set(lacking)])
    return [...new Set(lacking)]
  }
  return inOrder(places).map(place => {
    const statuses = lackingAt(place.id)
    return {
      place,
      path: lineage(places, place.id)
        .slice(1)
        .map(({ name }) => name)
        .reverse(),
      closed:
        place.id === automation.placeId
          ? { kind: 'here' }
          : statuses.length > 0
            ? { kind: 'lacks', statuses }
            : null,
    }
  })
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

const keyOf = ({ part, index, field }: BrokenReference) => `${part} ${index} ${field}`

/** The id that the reference holds. */
export function idOf(automation: AutomationView, { part, index, field }: BrokenReference): string {
  const holder = part === 'trigger' ? automation.trigger : automation[part][index]
  return String((holder as Record<string, unknown> | undefined)?.[field] ?? '')
}

function inOrder(places: readonly PlaceView[], parentId: PlaceId | null = null): PlaceView[] {
  return childrenOf(places, parentId).flatMap(place => [place as PlaceView, ...inOrder(places, place.id)])
}
