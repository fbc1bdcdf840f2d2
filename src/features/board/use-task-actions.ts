import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { PlaceId, TaskId } from '#domain/brand.ts'
import type { TaskPatch } from '#domain/task.ts'
import { useToasts } from '#ui/toast.tsx'
import { useRunReport } from './use-run-report.ts'
import type { TaskCreation } from './use-tasks.ts'

/** Puts tasks that the service has answered into every list of the cache that holds them. */
function useTaskCache() {
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const change = useCallback(
    async (to: (tasks: TaskView[]) => TaskView[]) => {
      const queryKey = orpc.tasks.list.key()
      // A list that is on its way was read before this answer.
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueriesData<TaskView[]>({ queryKey }, tasks => tasks && to(tasks))
      void queryClient.invalidateQueries({ queryKey })
    },
    [orpc, queryClient],
  )
  return {
    replace: (task: TaskView) => change(tasks => tasks.map(old => (old.id === task.id ? task : old))),
    remove: (id: TaskId) => change(tasks => tasks.filter(task => task.id !== id)),
    /** Lists of other places read it when they are opened, as does the place's own where it has not been read. */
    async add(task: TaskView, placeId: PlaceId | null) {
      const queryKey = orpc.tasks.list.queryKey({ input: placeId === null ? {} : { place: placeId } })
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData<TaskView[]>(queryKey, tasks =>
        tasks?.every(({ id }) => id !== task.id) ? [...tasks, task] : tasks,
      )
      void queryClient.invalidateQueries({ queryKey: orpc.tasks.list.key() })
    },
  }
}

function useRefusalToast() {
  const toasts = useToasts()
  const explain = useExplain()
  return (title: string, error: unknown) => {
    const { reason, help } = explain(error)
    toasts.add({ title, detail: [reason, help].filter(Boolean).join(' '), tone: 'suspended' })
  }
}

type Where = { placeId: PlaceId | null; onOpenActivity: (place: PlaceId) => void }

/** What can be done to one task. Changes to the same task go out one after another. */
export function useTaskActions(task: TaskView, { placeId, onOpenActivity }: Where) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const cache = useTaskCache()
  const toasts = useToasts()
  const report = useRunReport(onOpenActivity)
  const refused = useRefusalToast()
  const scope = { id: `task ${task.id}` }
  const { title, id, listId } = task

  const update = useMutation({
    ...orpc.tasks.update.mutationOptions(),
    scope,
    async onSuccess(answer) {
      await cache.replace(answer.task)
      report(answer.runs, placeId ?? listId)
    },
    onError: error => refused(t`“${title}” was not changed`, error),
  })
  const restore = useMutation({
    ...orpc.tasks.restore.mutationOptions(),
    scope,
    onSuccess: restored => cache.add(restored, placeId),
    onError: error => refused(t`“${title}” was not restored`, error),
  })
  const remove = useMutation({
    ...orpc.tasks.remove.mutationOptions(),
    scope,
    async onSuccess() {
      await cache.remove(id)
      toasts.add({
        title: t`“${title}” was deleted`,
        action: { label: t`Undo`, onSelect: () => restore.mutate({ id }) },
      })
    },
    onError: error => refused(t`“${title}” was not deleted`, error),
  })
  const comment = useMutation({
    ...orpc.tasks.comment.mutationOptions(),
    scope,
    onSuccess: commented => cache.replace(commented),
  })
  return {
    change: (patch: TaskPatch) => update.mutate({ id, ...patch }),
    remove: () => remove.mutate({ id }),
    comment,
  }
}

/** Moves tasks that the pointer has dropped: one hand for all rows, since a row may be gone by then. */
export function useTaskMove({ placeId, onOpenActivity }: Where) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const cache = useTaskCache()
  const report = useRunReport(onOpenActivity)
  const refused = useRefusalToast()
  const queryClient = useQueryClient()
  return (task: TaskView, patch: TaskPatch) => {
    const options = orpc.tasks.update.mutationOptions({
      scope: { id: `task ${task.id}` },
      async onSuccess(answer) {
        await cache.replace(answer.task)
        report(answer.runs, placeId ?? task.listId)
      },
      onError: error => refused(t`“${task.title}” was not changed`, error),
    })
    queryClient
      .getMutationCache()
      .build(queryClient, options)
      .execute({ id: task.id, ...patch })
      .catch(() => undefined)
  }
}

/** Creates tasks in a place; they fire automations like any other work. */
export function useTaskCreation({ placeId, onOpenActivity }: Where) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const cache = useTaskCache()
  const report = useRunReport(onOpenActivity)
  const refused = useRefusalToast()
  const create = useMutation({
    ...orpc.tasks.create.mutationOptions(),
    async onSuccess({ task, runs }) {
      await cache.add(task, placeId)
      report(runs, placeId ?? task.listId)
    },
    onError: (error, { title }) => refused(t`“${title}” was not added`, error),
  })
  return (creation: TaskCreation) => create.mutate(creation)
}
