import type { PlaceView } from '#contract/places.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { PlaceId } from '#domain/brand.ts'
import { childrenOf, lineage, withBelow } from '#domain/places.ts'

export type Status = PlaceView['statuses'][number]
export type Group = { status: Status; tasks: TaskView[] }

/** The tasks of one Space, as far as the board shows it: Lists of a Space share its statuses, other Spaces have others. */
export type Section = {
  space: PlaceView
  /** Where a new task goes: the first List here; null where there is none. */
  list: PlaceView | null
  groups: Group[]
}

/** @param placeId null for Everything: a section for each Space */
export function sectionsOf(
  places: readonly PlaceView[],
  tasks: readonly TaskView[],
  placeId: PlaceId | null,
): Section[] {
  const roots = (
    placeId === null ? childrenOf(places, null) : places.filter(({ id }) => id === placeId)
  ) as PlaceView[]
  return roots.flatMap(root => {
    const space = lineage(places, root.id).at(-1) as PlaceView | undefined
    if (!space) return []
    const here = withBelow(places, root.id) as PlaceView[]
    const ids = new Set(here.map(({ id }) => id))
    const own = tasks.filter(({ listId }) => ids.has(listId))
    const known = new Set(space.statuses.map(({ id }) => id))
    const groups = space.statuses.map((status, index) => ({
      status,
      tasks: own
        // A task whose status is gone is shown under the first one rather than nowhere.
        .filter(({ statusId }) => statusId === status.id || (index === 0 && !known.has(statusId)))
        .sort(byPosition),
    }))
    return [{ space, list: here.find(({ kind }) => kind === 'list') ?? null, groups }]
  })
}

/** Lists number their tasks each for themselves, so that equal positions are common in a Space. */
function byPosition(a: TaskView, b: TaskView): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1)
}

/**
 * A position that puts a task at `index` among `others` (which it is not part of): half way between its neighbours. Where
 * those have the same one it goes behind all that share it.
 */
export function positionAt(others: readonly Pick<TaskView, 'position'>[], index: number): number {
  const before = others[index - 1]?.position
  const after = (before === undefined ? others : others.slice(index)).find(
    ({ position }) => before === undefined || position > before,
  )?.position
  if (before === undefined) return after === undefined ? 0 : after - 1
  return after === undefined ? before + 1 : (before + after) / 2
}
