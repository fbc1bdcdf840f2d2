import type { MemberId } from '#domain/brand.ts'
import { statusesAt } from '#domain/places.ts'
import { patchTask, type Task, type TaskEvent, type TaskPatch } from '#domain/task.ts'
import type { Cast, CastTask } from './cast.ts'
import { listeners, type Played, type PlayOptions, playOut } from './play-out.ts'

/** Plays a task's latest change, done by `by`, with all that it fires. */
export function playWork(
  cast: Cast,
  turn: CastTask,
  { by, ...options }: PlayOptions & { by: MemberId },
): Played {
  const { before, changes } = unmade(turn, cast)
  const { id } = before
  const played: Played = { runs: [], counted: 0, tasks: new Map(), messages: [] }
  played.tasks.set(id, turn.latest === 'created' ? { ...before, createdAt: options.now } : before)
  for (const change of changes) {
    const task = played.tasks.get(id) ?? before
    const changed: { task: Task; events: TaskEvent[] } =
      change === 'created' ? { task, events: [{ kind: 'task_created' }] } : patchTask(task, change)
    played.tasks.set(id, changed.task)
    const queue = changed.events.flatMap(event =>
      listeners(cast, changed.task, event, { cause: { kind: 'member', memberId: by }, link: 1 }),
    )
    playOut(cast, queue, played, options)
  }
  return played
}

/** The task as it was before its latest change, and what was then done to it, change by change. */
function unmade(
  { task, latest }: CastTask,
  { places }: Cast,
): { before: Task; changes: ('created' | TaskPatch)[] } {
  const statuses = statusesAt(places, task.listId).map(status => status.id)
  const first = statuses[0] ?? task.statusId
  const { statusId, priority, assigneeIds, tagIds } = task
  switch (latest) {
    case null:
      return { before: task, changes: [] }
    case 'created':
      return { before: task, changes: ['created'] }
    case 'moved': {
      const previous = statuses[statuses.indexOf(statusId) - 1] ?? first
      return { before: { ...task, statusId: previous }, changes: [{ statusId }] }
    }
    case 'assigned':
      return {
        before: { ...task, statusId: first, assigneeIds: [] },
        changes: [{ assignees: { add: assigneeIds } }, { statusId }],
      }
    case 'prioritized':
      return { before: { ...task, statusId: first, priority: null }, changes: [{ priority }, { statusId }] }
    case 'tagged':
      return { before: { ...task, tagIds: tagIds.slice(0, -1) }, changes: [{ tags: { add: tagIds } }] }
    default: {
      const before = { ...task, statusId: latest.in }
      return { before, changes: [{ tags: { add: [latest.added] } }, { statusId }] }
    }
  }
}
