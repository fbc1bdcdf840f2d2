import type { TaskAndRunsView, TaskView } from '#contract/tasks.ts'
import type { MemberId, PlaceId, TagId, TaskId } from '#domain/brand.ts'
import { type Place, statusesAt } from '#domain/places.ts'
import { patchTask, type TaskEvent, type TaskPatch } from '#domain/task.ts'
import { placeTrees, type StoredTask, tasks } from '../collections.ts'
import { type Context, type Writing, write } from '../context.ts'
import { openPlay } from '../firing/play.ts'
import type { WriteTx } from '../ports.ts'
import { notFound, problem } from '../problem.ts'
import { newTask } from './new-task.ts'
import { taskAndRuns, taskView } from './task-view.ts'

type Creation = Omit<TaskPatch, 'assignees' | 'tags'> & {
  listId: PlaceId
  title: string
  assigneeIds?: MemberId[] | undefined
  tagIds?: TagId[] | undefined
}

/** Creates a task in a List, in the first status unless told otherwise, and fires what listens (P6). */
export function createTask(context: Context, input: Creation): Promise<TaskAndRunsView> {
  return write(context, { needs: 'tasks', operation: 'tasks.create', input }, async writing => {
    const { tx, now, workspace } = writing
    const { listId, assigneeIds, tagIds, ...patch } = input
    const places = (await placeTrees.get(tx)) ?? []
    const blank = newTask(places, { id: context.deps.ids.next() as TaskId, listId, now })
    if (!blank) throw unknown('listId', listId)
    checkStatus(patch.statusId, { places, listId })
    checkKnown('assigneeIds', { ids: assigneeIds, known: workspace.members })
    checkKnown('tagIds', { ids: tagIds, known: workspace.tags })
    const { task } = patchTask(blank, { ...patch, assignees: { add: assigneeIds }, tags: { add: tagIds } })
    return keepAndFire(context, writing, {
      task: { ...task, deletedAt: null },
      events: [{ kind: 'task_created' }],
    })
  })
}

/** Changes a task, and fires what listens to what happened to it (P6, P7). */
export function updateTask(
  context: Context,
  { id, ...patch }: TaskPatch & { id: TaskId },
): Promise<TaskAndRunsView> {
  const change = { needs: 'tasks', operation: 'tasks.update', input: { id, ...patch } } as const
  return write(context, change, async writing => {
    const { tx, workspace } = writing
    const [before, places = []] = await Promise.all([taskIn(tx, id), placeTrees.get(tx)])
    checkStatus(patch.statusId, { places, listId: before.listId })
    // What the task has already may stay, also when it is no longer there; and anything may be taken away.
    const { assignees, tags } = patch
    checkKnown('assignees.add', {
      ids: assignees?.add?.filter(memberId => !before.assigneeIds.includes(memberId)),
      known: workspace.members,
    })
    checkKnown('tags.add', {
      ids: tags?.add?.filter(tagId => !before.tagIds.includes(tagId)),
      known: workspace.tags,
    })
    const { task, events } = patchTask(before, patch)
    return keepAndFire(context, writing, { task: { ...task, deletedAt: null }, events })
  })
}

async function keepAndFire(
  { deps }: Context,
  { tx, now, workspace, head, caller, announce }: Writing,
  { task, events }: { task: StoredTask; events: TaskEvent[] },
): Promise<TaskAndRunsView> {
  announce({ topics: ['tasks'] })
  if (events.length === 0 || !workspace.automationsEnabled) {
    tasks.put(tx, task, task.id)
    return taskAndRuns(task, [], caller.role)
  }
  const play = await openPlay({ tx, now, workspace, head, ids: deps.ids })
  play.putTask(task)
  const runs = await play.react({ taskId: task.id, events, cause: { kind: 'member', memberId: caller.id } })
  const after = (await play.task(task.id)) ?? task
  const { topics, published } = await play.close()
  announce({ topics, usage: published })
  return taskAndRuns(after, runs, caller.role)
}

/** Comments as a member; fires nothing (P6 has no such trigger). */
export function commentOnTask(
  context: Context,
  { id, text }: { id: TaskId; text: string },
): Promise<TaskView> {
  const change = { needs: 'tasks', operation: 'tasks.comment', input: { id, text } } as const
  return write(context, change, async ({ tx, now, caller, announce }) => {
    const before = await taskIn(tx, id)
    const comment = { at: now, by: { kind: 'member', memberId: caller.id } as const, text }
    const task = { ...before, comments: [...before.comments, comment] }
    tasks.put(tx, task, id)
    announce({ topics: ['tasks'] })
    return taskView(task)
  })
}

export function removeTask(context: Context, { id }: { id: TaskId }): Promise<{ id: TaskId }> {
  const change = { needs: 'tasks', operation: 'tasks.remove', input: { id } } as const
  return write(context, change, async ({ tx, now, announce }) => {
    tasks.put(tx, { ...(await taskIn(tx, id)), deletedAt: now }, id)
    announce({ topics: ['tasks'] })
    return { id }
  })
}

export function restoreTask(context: Context, { id }: { id: TaskId }): Promise<TaskView> {
  const change = { needs: 'tasks', operation: 'tasks.restore', input: { id } } as const
  return write(context, change, async ({ tx, announce }) => {
    const task = await tasks.get(tx, id)
    if (!task) throw notFound('task')
    tasks.put(tx, { ...task, deletedAt: null }, id)
    announce({ topics: ['tasks'] })
    return taskView(task)
  })
}

async function taskIn(tx: WriteTx, id: TaskId): Promise<StoredTask> {
  const task = await tasks.get(tx, id)
  if (!task || task.deletedAt !== null) throw notFound('task')
  return task
}

function checkStatus(
  statusId: TaskPatch['statusId'],
  { places, listId }: { places: Place[]; listId: PlaceId },
): void {
  if (statusId === undefined || statusesAt(places, listId).some(({ id }) => id === statusId)) return
  throw unknown('statusId', statusId)
}

function checkKnown<Id extends string>(
  field: string,
  { ids = [], known }: { ids: Id[] | undefined; known: readonly { id: Id }[] },
): void {
  const missing = ids.find(wanted => !known.some(({ id }) => id === wanted))
  if (missing !== undefined) throw unknown(field, missing)
}

function unknown(field: string, value: string) {
  return problem('unknown_reference', { field, value }, `There is no ${value} for ${field} here`)
}
