import type { AutomationId, Instant, MemberId, PlaceId, StatusId, TagId } from './brand.ts'
import type { Priority, Task, TaskEvent } from './task.ts'

/** The longest name of a task, an automation or a place, in Unicode code points. */
export const NAME_MAX = 200

/** P6. A missing or null side of a change stands for "any". */
export type Trigger =
  | { kind: 'task_created' }
  | { kind: 'status_changed'; from: StatusId | null; to: StatusId | null }
  | { kind: 'priority_changed'; to: Priority | null }
  | { kind: 'assignee_added'; memberId: MemberId | null }
  | { kind: 'tag_added'; tagId: TagId | null }
export type TriggerKind = Trigger['kind']

/** P6. All of an automation's conditions must hold on the task as it is when the automation's turn comes. */
export type Condition =
  | { kind: 'status_is'; statusId: StatusId }
  | { kind: 'priority_is'; priority: Priority | null }
  | { kind: 'assignee_is'; memberId: MemberId }
  | { kind: 'tag_is'; tagId: TagId }

/** P6. Done one after another; the first that fails ends the run, what the steps before it did stays. */
export type Step =
  | { kind: 'set_status'; statusId: StatusId }
  | { kind: 'set_priority'; priority: Priority | null }
  | { kind: 'add_assignee'; memberId: MemberId }
  | { kind: 'remove_assignee'; memberId: MemberId }
  | { kind: 'add_tag'; tagId: TagId }
  | { kind: 'remove_tag'; tagId: TagId }
  | { kind: 'add_comment'; text: string }
export type StepKind = Step['kind']

/** A trigger, conditions and one or more steps; belongs to one place, works there and in the places below it. */
export type Automation = {
  id: AutomationId
  placeId: PlaceId
  name: string
  active: boolean
  trigger: Trigger
  conditions: Condition[]
  steps: Step[]
  createdAt: Instant
  updatedAt: Instant
}

/** Whether the automation's trigger answers to the event. Conditions are not looked at. */
export function listensTo(trigger: Trigger, event: TaskEvent): boolean {
  const fits = <Value>(wanted: Value | null, actual: Value) => wanted === null || wanted === actual
  switch (trigger.kind) {
    case 'task_created':
      return event.kind === 'task_created'
    case 'status_changed':
      return event.kind === 'status_changed' && fits(trigger.from, event.from) && fits(trigger.to, event.to)
    case 'priority_changed':
      return event.kind === 'priority_changed' && fits(trigger.to, event.to)
    case 'assignee_added':
      return event.kind === 'assignee_added' && fits(trigger.memberId, event.memberId)
    case 'tag_added':
      return event.kind === 'tag_added' && fits(trigger.tagId, event.tagId)
  }
}

export function holds(condition: Condition, task: Task): boolean {
  switch (condition.kind) {
    case 'status_is':
      return task.statusId === condition.statusId
    case 'priority_is':
      return task.priority === condition.priority
    case 'assignee_is':
      return task.assigneeIds.includes(condition.memberId)
    case 'tag_is':
      return task.tagIds.includes(condition.tagId)
  }
}
