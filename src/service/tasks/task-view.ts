import type { TaskAndRunsView, TaskView } from '#contract/tasks.ts'
import { may, type Role } from '#domain/roles.ts'
import type { Run } from '#domain/run.ts'
import type { Task } from '#domain/task.ts'
import { isoInstant } from '#domain/zoned.ts'
import { firedRunView } from '../runs/run-view.ts'

export function taskView(task: Task): TaskView {
  const { id, listId, title, statusId, priority, assigneeIds, tagIds, dueOn, position } = task
  return {
    ...{ id, listId, title, statusId, priority, assigneeIds, tagIds, dueOn, position },
    comments: task.comments.map(comment => ({ ...comment, at: isoInstant(comment.at) })),
    createdAt: isoInstant(task.createdAt),
    automated: task.automated.map(mark => ({ ...mark, at: isoInstant(mark.at) })),
  }
}

/** P2: guests' work fires automations too, but what fired is not theirs to see. */
export function taskAndRuns(task: Task, runs: Run[], role: Role): TaskAndRunsView {
  return { task: taskView(task), runs: may(role, 'automations') ? runs.map(firedRunView) : [] }
}
