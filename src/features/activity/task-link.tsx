import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import type { PlaceId, TaskId } from '#domain/brand.ts'
import { textButton } from './text-button.ts'

/** To the List of a task that a run was about, if it is still there; its title is that of the time. */
export function TaskLink({ id, title, listId }: { id: TaskId; title: string; listId: PlaceId }) {
  const { orpc } = useApi()
  const tasks = useQuery(orpc.tasks.list.queryOptions({ input: { place: listId } }))
  const isGone = tasks.isError || tasks.data?.every(task => task.id !== id)
  if (isGone) {
    return (
      <>
        <bdi>{title}</bdi>
        <span className="px-1.5 text-text-muted">·</span>
        <span className="text-text-muted">
          <Trans comment="The automation or task">Deleted since</Trans>
        </span>
      </>
    )
  }
  return (
    <Link to="/p/$placeId" params={{ placeId: listId }} className={textButton}>
      <bdi>{title}</bdi>
    </Link>
  )
}

/** A task that a run made, by the name it has now. */
export function CreatedTask({ id }: { id: TaskId }) {
  const { orpc } = useApi()
  const tasks = useQuery(orpc.tasks.list.queryOptions({ input: {} }))
  const task = tasks.data?.find(one => one.id === id)
  if (!task)
    return tasks.isPending ? null : <Trans comment="The task that was created">It was deleted since.</Trans>
  return (
    <Link to="/p/$placeId" params={{ placeId: task.listId }} className={textButton}>
      <bdi>{task.title}</bdi>
    </Link>
  )
}
