import { useMutationState, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { TaskView } from '#contract/tasks.ts'
import type { PlaceId, TaskId } from '#domain/brand.ts'

type Editable = 'title' | 'statusId' | 'priority' | 'assigneeIds' | 'tagIds' | 'position'
export type TaskPatch = Partial<Pick<TaskView, Editable>>
export type TaskUpdate = TaskPatch & { id: TaskId }
export type TaskCreation = TaskPatch & Pick<TaskView, 'listId' | 'title'>

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

function patched(task: TaskView, updates: readonly TaskUpdate[]): TaskView {
  const own = updates.filter(({ id }) => id === task.id)
  return own.length === 0 ? task : Object.assign({}, task, ...own)
}
