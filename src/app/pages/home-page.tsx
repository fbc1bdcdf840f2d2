import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { BoardSkeleton } from '#features/board/board-skeleton.tsx'
import { useUsualPlace } from '../shell/use-open-place.ts'

/** `/` leads to the place visited last, else to the first List. */
export function HomePage() {
  const { orpc } = useApi()
  const places = useQuery(orpc.places.list.queryOptions())
  const usual = useUsualPlace()
  if (places.isPending) return <BoardSkeleton />
  // Everything says why nothing can be shown, if so.
  if (!usual) return <Navigate to="/everything" replace />
  return <Navigate to="/p/$placeId" params={{ placeId: usual.id }} replace />
}
