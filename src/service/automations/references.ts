import { bringsTask, type Definition } from '#domain/automation.ts'
import type { PlaceId } from '#domain/brand.ts'
import { type Place, statusesAt } from '#domain/places.ts'
import type { Workspace } from '../collections.ts'

/** What an automation refers to and is not there: `steps.1.tagId`, and the id. */
export type UnknownReference = { field: string; value: string }

type Around = { placeId: PlaceId; places: readonly Place[]; workspace: Pick<Workspace, 'members' | 'tags'> }

/** The references of an automation's parts that are not there for one at `placeId`, in order; absent parts are not looked at. */
export function unknownReferences(
  { trigger, conditions = [], steps = [] }: { [Part in keyof Definition]?: Definition[Part] | undefined },
  { placeId, places, workspace }: Around,
): UnknownReference[] {
  const statusIds = new Set<string>(statusesAt(places, placeId).map(({ id }) => id))
  const memberIds = new Set<string>(workspace.members.map(({ id }) => id))
  const known: Record<string, Set<string>> = {
    ...{ statusId: statusIds, from: statusIds, to: statusIds, memberId: memberIds, assigneeId: memberIds },
    tagId: new Set<string>(workspace.tags.map(({ id }) => id)),
    listId: new Set<string>(places.filter(({ kind }) => kind === 'list').map(({ id }) => id)),
  }
  const unknown: UnknownReference[] = []
  const look = (field: string, part: { kind: string }, names: readonly string[]) => {
    for (const [name, value] of Object.entries(part)) {
      if (names.includes(name) && typeof value === 'string' && !known[name]?.has(value))
        unknown.push({ field: `${field}.${name}`, value })
    }
  }
  // A priority's `to` and an integration's are no references.
  if (trigger) look('trigger', trigger, trigger.kind === 'status_changed' ? ['from', 'to'] : REFERENCES)
  conditions.forEach((condition, index) => {
    look(`conditions.${index}`, condition, REFERENCES)
  })
  steps.forEach((step, index) => {
    look(`steps.${index}`, step, REFERENCES)
    const isNowhere =
      step.kind === 'create_task' && step.listId === null && trigger && !bringsTask(trigger.kind)
    // Without a List and without a task, a new task goes to the automation's own place.
    if (isNowhere && !known.listId?.has(placeId))
      unknown.push({ field: `steps.${index}.listId`, value: placeId })
  })
  return unknown
}

const REFERENCES = ['statusId', 'memberId', 'assigneeId', 'tagId', 'listId']
