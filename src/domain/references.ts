import { bringsTask, type Condition, type Definition, type Step, type Trigger } from './automation.ts'
import type { MemberId, PlaceId, StatusId, TagId } from './brand.ts'
import { type Place, type PlaceKind, statusesAt } from './places.ts'

export type ReferenceKind = 'status' | 'member' | 'tag' | 'list'

/** A reference to something that is not there (any more). The trigger's `index` is 0. */
export type BrokenReference = {
  part: 'trigger' | 'conditions' | 'steps'
  index: number
  /** The name of the field that holds it, such as `tagId`. */
  field: string
  kind: ReferenceKind
  /** What it refers to. */
  id: string
}

/** A step whose new task would go to the automation's own place (`id`), which is no List. */
export type NewTaskNowhere = { part: 'steps'; index: number; field: 'listId'; kind: 'place'; id: PlaceId }

/** What an automation may refer to. */
export type Referable = {
  /** Those of the automation's place: another Space's are not here. */
  statuses: readonly { id: StatusId }[]
  members: readonly { id: MemberId }[]
  tags: readonly { id: TagId }[]
  places: readonly { id: PlaceId; kind: PlaceKind }[]
}

export type Around = Pick<Referable, 'members' | 'tags'> & { places: readonly Place[] }

type Parts = { [Part in keyof Definition]?: Definition[Part] | undefined }
type Reference = { field: string; kind: ReferenceKind; id: string | null }

/** All references of an automation that lead nowhere, in its order; absent parts are not looked at. */
export function brokenReferences(
  { trigger, conditions = [], steps = [] }: Parts,
  { statuses, members, tags, places }: Referable,
): BrokenReference[] {
  const known: Record<ReferenceKind, (id: string) => boolean> = {
    status: id => statuses.some(status => status.id === id),
    member: id => members.some(member => member.id === id),
    tag: id => tags.some(tag => tag.id === id),
    list: id => places.some(place => place.id === id && place.kind === 'list'),
  }
  const brokenIn = (part: BrokenReference['part'], references: readonly Reference[], index = 0) =>
    references.flatMap(({ field, kind, id }): BrokenReference[] =>
      id === null || known[kind](id) ? [] : [{ part, index, field, kind, id }],
    )
  return [
    ...(trigger ? brokenIn('trigger', referencesOfTrigger(trigger)) : []),
    ...conditions.flatMap((condition, index) =>
      brokenIn('conditions', referencesOfCondition(condition), index),
    ),
    ...steps.flatMap((step, index) => brokenIn('steps', referencesOfStep(step), index)),
  ]
}

/**
 * The steps whose new task would have no List at `placeId`: they name none, no task fired the run, none was made before,
 * and the automation's own place is no List. One at most, as later steps go by the task that it would make.
 */
export function newTasksNowhere(
  { trigger, steps }: Pick<Definition, 'trigger' | 'steps'>,
  { placeId, places }: { placeId: PlaceId; places: Referable['places'] },
): NewTaskNowhere[] {
  if (bringsTask(trigger.kind) || places.some(({ id, kind }) => id === placeId && kind === 'list')) return []
  const index = steps.findIndex(({ kind }) => kind === 'create_task')
  const first = steps[index]
  if (first?.kind !== 'create_task' || first.listId !== null) return []
  return [{ part: 'steps', index, field: 'listId', kind: 'place', id: placeId }]
}

/**
 * What an automation at `from` would lose at another place: references and Lists for new tasks that it has now. What leads
 * nowhere already is not lost by moving.
 */
export function lossesByMoving(
  definition: Definition,
  from: PlaceId,
  around: Around,
): (to: PlaceId) => (BrokenReference | NewTaskNowhere)[] {
  const amissAt = (placeId: PlaceId) => [
    ...brokenReferences(definition, { ...around, statuses: statusesAt(around.places, placeId) }),
    ...newTasksNowhere(definition, { placeId, places: around.places }),
  ]
  const before = new Set(amissAt(from).map(fieldOf))
  return to => amissAt(to).filter(amiss => !before.has(fieldOf(amiss)))
}

/** `steps.1.tagId`, `trigger.from`. */
export function fieldOf({ part, index, field }: BrokenReference | NewTaskNowhere): string {
  return part === 'trigger' ? `${part}.${field}` : `${part}.${index}.${field}`
}

function referencesOfTrigger(trigger: Trigger): Reference[] {
  switch (trigger.kind) {
    case 'status_changed':
      return [
        { field: 'from', kind: 'status', id: trigger.from },
        { field: 'to', kind: 'status', id: trigger.to },
      ]
    case 'assignee_added':
      return [{ field: 'memberId', kind: 'member', id: trigger.memberId }]
    case 'tag_added':
      return [{ field: 'tagId', kind: 'tag', id: trigger.tagId }]
    case 'task_created':
    case 'priority_changed':
    case 'due_date_arrives':
    case 'daily':
    case 'webhook_received':
      return []
  }
}

function referencesOfCondition(condition: Condition): Reference[] {
  switch (condition.kind) {
    case 'status_is':
      return [{ field: 'statusId', kind: 'status', id: condition.statusId }]
    case 'assignee_is':
      return [{ field: 'memberId', kind: 'member', id: condition.memberId }]
    case 'tag_is':
      return [{ field: 'tagId', kind: 'tag', id: condition.tagId }]
    case 'priority_is':
    case 'payload':
      return []
  }
}

function referencesOfStep(step: Step): Reference[] {
  switch (step.kind) {
    case 'set_status':
      return [{ field: 'statusId', kind: 'status', id: step.statusId }]
    case 'add_assignee':
    case 'remove_assignee':
      return [{ field: 'memberId', kind: 'member', id: step.memberId }]
    case 'add_tag':
    case 'remove_tag':
      return [{ field: 'tagId', kind: 'tag', id: step.tagId }]
    case 'create_task':
      return [
        { field: 'listId', kind: 'list', id: step.listId },
        { field: 'assigneeId', kind: 'member', id: step.assigneeId },
      ]
    case 'set_priority':
    case 'add_comment':
    case 'call_webhook':
    case 'post_to_integration':
      return []
  }
}
