import type { Step } from './automation.ts'
import type { StatusId } from './brand.ts'
import type { StepFailure } from './run.ts'
import type { Task, TaskField, TaskPatch } from './task.ts'
import type { Names } from './template.ts'

/** What steps may refer to, by the List of the task that they work on; its statuses are those of the List's Space. */
export type References = Names & { statuses: readonly { id: StatusId; name: string }[] }

/** A step that changes the task that it works on. */
export type TaskStep = Exclude<Step, { kind: 'create_task' | 'call_webhook' | 'post_to_integration' }>

/** What the step refers to and is not there (any more); null where all is. */
export function missingReference(
  step: TaskStep,
  { statuses, members, tags }: References,
): StepFailure | null {
  const has = (all: readonly { id: string }[], wanted: string) => all.some(({ id }) => id === wanted)
  switch (step.kind) {
    case 'set_status':
      return has(statuses, step.statusId) ? null : 'status_unknown'
    case 'add_assignee':
      return has(members, step.memberId) ? null : 'member_unknown'
    case 'add_tag':
      return has(tags, step.tagId) ? null : 'tag_unknown'
    case 'remove_assignee':
    case 'remove_tag':
    case 'set_priority':
    case 'add_comment':
      return null
  }
}

/** Whether the task is already as the step would make it. A comment is always new. */
export function isSame(task: Task, step: TaskStep): boolean {
  switch (step.kind) {
    case 'set_status':
      return task.statusId === step.statusId
    case 'set_priority':
      return task.priority === step.priority
    case 'add_assignee':
      return task.assigneeIds.includes(step.memberId)
    case 'remove_assignee':
      return !task.assigneeIds.includes(step.memberId)
    case 'add_tag':
      return task.tagIds.includes(step.tagId)
    case 'remove_tag':
      return !task.tagIds.includes(step.tagId)
    case 'add_comment':
      return false
  }
}

/** What of the task the step changes. */
export function fieldOf(step: TaskStep): TaskField {
  switch (step.kind) {
    case 'set_status':
      return 'status'
    case 'set_priority':
      return 'priority'
    case 'add_assignee':
    case 'remove_assignee':
      return 'assignees'
    case 'add_tag':
    case 'remove_tag':
      return 'tags'
    case 'add_comment':
      return 'comments'
  }
}

/** The change that the step makes. */
export function patchOf(step: Exclude<TaskStep, { kind: 'add_comment' }>): TaskPatch {
  switch (step.kind) {
    case 'set_status':
      return { statusId: step.statusId }
    case 'set_priority':
      return { priority: step.priority }
    case 'add_assignee':
      return { assignees: { add: [step.memberId] } }
    case 'remove_assignee':
      return { assignees: { remove: [step.memberId] } }
    case 'add_tag':
      return { tags: { add: [step.tagId] } }
    case 'remove_tag':
      return { tags: { remove: [step.tagId] } }
  }
}
