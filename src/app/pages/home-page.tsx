import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import { BoardSkeleton } from '#features/board/board-skeleton.tsx'
import type { PlaceSearch } from '../search.ts'
import { useUsualPlace } from '../shell/use-open-place.ts'

/** `/` leads to the place visited last, else to the first List. */
export function HomePage() {
  return <ToUsualPlace search={{}} />
}

/** `/usage`, as e-mails link to it (A3): its tab there, or why a reader may not see it (P2). */
export function UsageLink() {
  return <ToUsualPlace search={{ automations: 'usage' }} />
}

function ToUsualPlace({ search }: { search: PlaceSearch }) {
  const { orpc } = useApi()
  const places = useQuery(orpc.places.list.queryOptions())
  const usual = useUsualPlace()
  if (places.isPending) return <BoardSkeleton />
  // Everything says why nothing can be shown, if so.
  if (!usual) return <Navigate to="/everything" replace />
  return <Navigate to="/p/$placeId" params={{ placeId: usual.id }} search={search} replace />
}
