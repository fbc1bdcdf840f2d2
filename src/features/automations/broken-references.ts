import type { Condition, Definition, Step, Trigger } from '#domain/automation.ts'
import type { MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'
import type { PlaceKind } from '#domain/places.ts'

export type ReferenceKind = 'status' | 'member' | 'tag' | 'list'

/** A reference to something that is not there (any more). The trigger's `index` is 0. */
export type BrokenReference = {
  part: 'trigger' | 'conditions' | 'steps'
  index: number
  /** The name of the field that holds it, such as `tagId`. */
  field: string
  kind: ReferenceKind
}

/** What an automation may refer to. */
export type Referable = {
  /** Those of the automation's place: another Space's are not here. */
  statuses: readonly { id: StatusId }[]
  members: readonly { id: MemberId }[]
  tags: readonly { id: TagId }[]
  places: readonly { id: PlaceId; kind: PlaceKind }[]
}

type Reference = { field: string; kind: ReferenceKind; id: string | null }

/** All references of an automation that lead nowhere, in its order. */
export function brokenReferences(
  { trigger, conditions, steps }: Definition,
  { statuses, members, tags, places }: Referable,
): BrokenReference[] {
  const known: Record<ReferenceKind, (id: string) => boolean> = {
    status: id => statuses.some(status => status.id === id),
    member: id => members.some(member => member.id === id),
    tag: id => tags.some(tag => tag.id === id),
    list: id => places.some(place => place.id === id && place.kind === 'list'),
  }
  const brokenIn = (part: BrokenReference['part'], references: readonly Reference[], index = 0) =>
    references
      .filter(({ kind, id }) => id !== null && !known[kind](id))
      .map(({ field, kind }): BrokenReference => ({ part, index, field, kind }))
  return [
    ...brokenIn('trigger', referencesOfTrigger(trigger)),
    ...conditions.flatMap((condition, index) =>
      brokenIn('conditions', referencesOfCondition(condition), index),
    ),
    ...steps.flatMap((step, index) => brokenIn('steps', referencesOfStep(step), index)),
  ]
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
