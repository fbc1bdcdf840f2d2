import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import {
  AutomationIdField,
  CalendarDateField,
  IsoField,
  MemberIdField,
  NameField,
  PlaceIdField,
  PriorityField,
  RunIdField,
  StatusIdField,
  TagIdField,
  TaskIdField,
} from './fields.ts'
import { FiredRun } from './fired-run.ts'

const Author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberIdField }),
  z.object({ kind: z.literal('automation'), automationId: AutomationIdField, name: z.string() }),
])

const Task = z.object({
  id: TaskIdField,
  listId: PlaceIdField,
  title: z.string(),
  statusId: StatusIdField,
  priority: z.nullable(PriorityField),
  assigneeIds: z.array(MemberIdField),
  tagIds: z.array(TagIdField),
  dueOn: z.nullable(CalendarDateField),
  /** Order among the tasks of its status, ascending; fractions are fine. */
  position: z.number(),
  comments: z.array(z.object({ at: IsoField, by: Author, text: z.string() })),
  createdAt: IsoField,
  /** What automations changed after the latest change by a person that fired any. */
  automated: z.array(
    z.object({
      runId: RunIdField,
      automationId: AutomationIdField,
      name: z.string(),
      at: IsoField,
      fields: z.array(z.enum(['title', 'status', 'priority', 'assignees', 'tags', 'comments'])),
      /** Whether the run made the task. */
      created: z.optional(z.boolean()),
    }),
  ),
})

/** The task after the change and all that it fired, and what fired; no runs for guests (P2). */
const TaskAndRuns = z.object({ task: Task, runs: z.array(FiredRun) })

const fields = {
  title: z.optional(NameField),
  statusId: z.optional(StatusIdField),
  priority: z.optional(z.nullable(PriorityField)),
  dueOn: z.optional(z.nullable(CalendarDateField)),
  position: z.optional(z.number()),
}
const memberIds = z.optional(z.array(MemberIdField).check(z.maxLength(100)))
const tagIds = z.optional(z.array(TagIdField).check(z.maxLength(100)))

export const tasks = {
  list: oc
    .route({ method: 'GET', path: '/tasks', summary: 'The tasks of a place and the places below it' })
    .input(z.object({ place: z.optional(PlaceIdField) }))
    .output(z.array(Task)),
  create: oc
    .route({
      method: 'POST',
      path: '/tasks',
      successStatus: 201,
      summary: 'Create a task; fires automations',
    })
    .input(z.object({ listId: PlaceIdField, ...fields, title: NameField, assigneeIds: memberIds, tagIds }))
    .output(TaskAndRuns),
  update: oc
    .route({
      method: 'PATCH',
      path: '/tasks/{id}',
      summary: 'Change a task; fires automations',
      description:
        'Of the assignees and the tags it says what to add and what to remove, not what there should be: what others ' +
        'have added since the caller last looked stays.',
    })
    .input(
      z.object({
        id: TaskIdField,
        ...fields,
        assignees: z.optional(z.object({ add: memberIds, remove: memberIds })),
        tags: z.optional(z.object({ add: tagIds, remove: tagIds })),
      }),
    )
    .output(TaskAndRuns),
  comment: oc
    .route({ method: 'POST', path: '/tasks/{id}/comments', successStatus: 201, summary: 'Comment on a task' })
    .input(z.object({ id: TaskIdField, text: z.string().check(z.minLength(1), z.maxLength(10_000)) }))
    .output(Task),
  remove: oc
    .route({ method: 'DELETE', path: '/tasks/{id}', summary: 'Delete a task; it can be restored' })
    .input(z.object({ id: TaskIdField }))
    .output(z.object({ id: TaskIdField })),
  restore: oc
    .route({ method: 'POST', path: '/tasks/{id}/restore', summary: 'Restore a deleted task; fires nothing' })
    .input(z.object({ id: TaskIdField }))
    .output(Task),
}

export type TaskView = z.infer<typeof Task>
export type TaskAndRunsView = z.infer<typeof TaskAndRuns>
