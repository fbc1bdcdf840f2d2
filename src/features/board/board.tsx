import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import ListTodo from 'lucide-react/icons/list-todo'
import { useMemo, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { PlaceId } from '#domain/brand.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { type BoardContext, BoardProvider } from './board-context.tsx'
import { BoardSkeleton } from './board-skeleton.tsx'
import { dropped, stepOf } from './moves.ts'
import { sectionsOf } from './sections.ts'
import { StatusGroup } from './status-group.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useDrag } from './use-drag.ts'
import { useRemovalFocus } from './use-removal-focus.ts'
import { useTaskCreation, useTaskMove } from './use-task-actions.ts'
import { type TaskCreation, useTasks } from './use-tasks.ts'
import { useToday } from './use-today.ts'

type BoardProps = {
  /** null for Everything. */
  placeId: PlaceId | null
  onOpenActivity: (place: PlaceId) => void
}

/** The tasks of a place and the places below it, by status. */
export function Board({ placeId, onOpenActivity }: BoardProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const places = useQuery(orpc.places.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const { query, tasks, creations } = useTasks(placeId)
  const parts = [places, workspace, query]
  const failed = parts.find(part => part.isError && part.data === undefined)

  if (failed) {
    return (
      <ErrorState
        level={2}
        title={t`The tasks cannot be shown`}
        {...explain(failed.error)}
        retrying={parts.some(part => part.isFetching)}
        onRetry={() => {
          for (const part of parts) if (part.isError) void part.refetch()
        }}
      />
    )
  }
  if (!places.data || !workspace.data || !tasks) return <BoardSkeleton />
  if (places.data.length === 0) {
    return (
      <EmptyState level={2} icon={ListTodo} title={t`No Spaces yet`}>
        <Trans>Tasks live in Lists, and Lists in Spaces. There are none in this workspace.</Trans>
      </EmptyState>
    )
  }
  return (
    <Filled
      {...{ placeId, onOpenActivity, tasks, creations }}
      places={places.data}
      workspace={workspace.data}
    />
  )
}

type FilledProps = BoardProps & {
  places: readonly PlaceView[]
  workspace: WorkspaceView
  tasks: readonly TaskView[]
  creations: readonly TaskCreation[]
}

function Filled({ placeId, onOpenActivity, places, workspace, tasks, creations }: FilledProps) {
  const { t } = useLingui()
  const [spoken, announce] = useState('')
  const focusRequest: BoardContext['focusRequest'] = useRef(null)
  const comments: BoardContext['comments'] = useRef(new Map())
  const area = useRef<HTMLDivElement>(null)
  const leave = useRemovalFocus(area, tasks)
  const create = useTaskCreation({ placeId, onOpenActivity })
  const move = useTaskMove({ placeId, onOpenActivity })
  const sections = useMemo(() => sectionsOf(places, tasks, placeId), [places, tasks, placeId])
  const arrivals = useArrivals(tasks)
  const today = useToday()
  const drag = useDrag((taskId, target) => {
    const task = tasks.find(({ id }) => id === taskId)
    const patch = task && dropped(sections, task, target)
    if (task && patch) move(task, patch)
  })
  const showsLists = places.find(({ id }) => id === placeId)?.kind !== 'list'
  const { members, tags } = workspace

  const context = useMemo<BoardContext>(
    () => ({
      placeId,
      places,
      members,
      tags,
      today,
      showsLists,
      onOpenActivity,
      focusRequest,
      leave,
      comments,
      announce,
      drag,
      arrivals,
      stepOf(task, direction) {
        const step = stepOf(sections, task, direction)
        if (!step) return null
        const { status, index, count } = step
        return { ...step, statusId: status.id, spoken: t`Moved to ${status.name}, ${index + 1} of ${count}` }
      },
    }),
    [placeId, places, members, tags, today, showsLists, onOpenActivity, leave, drag, arrivals, sections, t],
  )
  return (
    <BoardProvider value={context}>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <div ref={area} data-board className="@container px-4 py-2 max-md:px-2">
        {tasks.length + creations.length === 0 && (
          <p className="pt-2 pb-1 pl-14 text-text-muted">
            <Trans>No tasks here yet. Add the first one under its status.</Trans>
          </p>
        )}
        {sections.map(section => (
          <div key={section.space.id} className={placeId === null ? 'pb-6' : ''}>
            {placeId === null && <h2 className="py-2 text-heading">{section.space.name}</h2>}
            {section.groups.map(group => (
              <StatusGroup
                key={group.status.id}
                group={group}
                section={section}
                level={placeId === null ? 3 : 2}
                added={creations.filter(
                  ({ listId, statusId }) => statusId === group.status.id && listId === section.list?.id,
                )}
                onAdd={create}
              />
            ))}
          </div>
        ))}
      </div>
    </BoardProvider>
  )
}
