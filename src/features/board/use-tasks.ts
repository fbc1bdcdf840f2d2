import { useMutationState, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { TaskView } from '#contract/tasks.ts'
import type { PlaceId, TaskId } from '#domain/brand.ts'
import { changedSet, type TaskPatch } from '#domain/task.ts'

type TaskUpdate = TaskPatch & { id: TaskId }
export type TaskCreation = Pick<TaskView, 'listId' | 'title' | 'statusId' | 'position'>

/**
 * The tasks of a place as they will be once what is under way has been answered. A change that is refused is then no
 * longer under way, and with that rolled back.
 */
export function useTasks(placeId: PlaceId | null) {
  const { orpc } = useApi()
  const query = useQuery(orpc.tasks.list.queryOptions({ input: placeId === null ? {} : { place: placeId } }))
  const updates = useMutationState({
    filters: { mutationKey: orpc.tasks.update.mutationKey(), status: 'pending' },
    select: mutation => mutation.state.variables as TaskUpdate,
  })
  const removals = useMutationState({
    filters: { mutationKey: orpc.tasks.remove.mutationKey(), status: 'pending' },
    select: mutation => (mutation.state.variables as { id: TaskId }).id,
  })
  const creations = useMutationState({
    filters: { mutationKey: orpc.tasks.create.mutationKey(), status: 'pending' },
    select: mutation => mutation.state.variables as TaskCreation,
  })
  const tasks = useMemo(
    () => query.data?.filter(({ id }) => !removals.includes(id)).map(task => patched(task, updates)),
    [query.data, updates, removals],
  )
  return { query, tasks, creations }
}

/** The task after the updates that are about it, in their order; the very same without any. */
export function patched(task: TaskView, updates: readonly TaskUpdate[]): TaskView {
  let shown = task
  for (const { assignees = {}, tags = {}, ...fields } of updates) {
    if (fields.id !== task.id) continue
    const assigneeIds = changedSet(shown.assigneeIds, assignees)
    const tagIds = changedSet(shown.tagIds, tags)
    shown = Object.assign({}, shown, fields, { assigneeIds, tagIds })
  }
  return shown
}
