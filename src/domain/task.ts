import type {
  AutomationId,
  CalendarDate,
  Instant,
  MemberId,
  PlaceId,
  RunId,
  StatusId,
  TagId,
  TaskId,
} from './brand.ts'

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

export type Author =
  | { kind: 'member'; memberId: MemberId }
  | { kind: 'automation'; automationId: AutomationId; name: string }

export type Comment = { at: Instant; by: Author; text: string }

/** What people and automations change on a task. */
export type TaskField = 'title' | 'status' | 'priority' | 'assignees' | 'tags' | 'comments'

/** What a run changed, or that it made the task, kept on the task so that its row can say which automation did it. */
export type AutomationMark = {
  runId: RunId
  automationId: AutomationId
  name: string
  at: Instant
  /** Empty where the run made the task and changed nothing on it afterwards. */
  fields: TaskField[]
  created?: boolean | undefined
}

export type Task = {
  id: TaskId
  listId: PlaceId
  title: string
  statusId: StatusId
  priority: Priority | null
  assigneeIds: MemberId[]
  tagIds: TagId[]
  /** The day it is due; when on that day it arrives is for each automation to say (P6). */
  dueOn: CalendarDate | null
  /** Order among the tasks of its status; fractional, so that a move writes one task. */
  position: number
  comments: Comment[]
  createdAt: Instant
  /** The runs that the latest change by a person set off; replaced by the next change that fires any. */
  automated: AutomationMark[]
}

/** One thing that was done to a task; what triggers listen to (P6). */
export type TaskEvent =
  | { kind: 'task_created' }
  | { kind: 'status_changed'; from: StatusId; to: StatusId }
  | { kind: 'priority_changed'; from: Priority | null; to: Priority | null }
  | { kind: 'assignee_added'; memberId: MemberId }
  | { kind: 'tag_added'; tagId: TagId }

/** What comes to a set and what goes; all else in it stays, so that two who change it at once lose nothing of each other. */
export type SetChange<Id> = { add?: Id[] | undefined; remove?: Id[] | undefined }

/** What a request may set; absent fields stay as they are. */
export type TaskPatch = {
  title?: string | undefined
  statusId?: StatusId | undefined
  priority?: Priority | null | undefined
  assignees?: SetChange<MemberId> | undefined
  tags?: SetChange<TagId> | undefined
  dueOn?: CalendarDate | null | undefined
  position?: number | undefined
}

/** What is added comes last, in its order; what is both removed and added is there afterwards. */
export function changedSet<Id>(ids: readonly Id[], { add = [], remove = [] }: SetChange<Id>): Id[] {
  return [...new Set([...ids.filter(id => !remove.includes(id) || add.includes(id)), ...add])]
}

/** The task after the patch, and what happened to it: setting what is set already is no event. */
export function patchTask(task: Task, patch: TaskPatch): { task: Task; events: TaskEvent[] } {
  const events: TaskEvent[] = []
  const next: Task = { ...task }
  if (patch.title !== undefined) next.title = patch.title
  if (patch.position !== undefined) next.position = patch.position
  if (patch.dueOn !== undefined) next.dueOn = patch.dueOn
  if (patch.statusId !== undefined && patch.statusId !== task.statusId) {
    next.statusId = patch.statusId
    events.push({ kind: 'status_changed', from: task.statusId, to: patch.statusId })
  }
  if (patch.priority !== undefined && patch.priority !== task.priority) {
    next.priority = patch.priority
    events.push({ kind: 'priority_changed', from: task.priority, to: patch.priority })
  }
  if (patch.assignees !== undefined) {
    next.assigneeIds = changedSet(task.assigneeIds, patch.assignees)
    for (const memberId of next.assigneeIds) {
      if (!task.assigneeIds.includes(memberId)) events.push({ kind: 'assignee_added', memberId })
    }
  }
  if (patch.tags !== undefined) {
    next.tagIds = changedSet(task.tagIds, patch.tags)
    for (const tagId of next.tagIds) {
      if (!task.tagIds.includes(tagId)) events.push({ kind: 'tag_added', tagId })
    }
  }
  return { task: next, events }
}
