import type { Instant, PlaceId, TaskId } from '#domain/brand.ts'
import { type Place, statusesAt } from '#domain/places.ts'
import type { Task } from '#domain/task.ts'

/** A task of a List in its first status, behind every task that was placed by hand; null where there is no such List. */
export function newTask(
  places: readonly Place[],
  { id, listId, now }: { id: TaskId; listId: PlaceId; now: Instant },
): Task | null {
  const list = places.find(place => place.id === listId)
  const [first] = statusesAt(places, listId)
  if (list?.kind !== 'list' || !first) return null
  return {
    id,
    listId,
    title: '',
    statusId: first.id,
    priority: null,
    assigneeIds: [],
    tagIds: [],
    dueOn: null,
    position: now,
    comments: [],
    createdAt: now,
    automated: [],
  }
}
