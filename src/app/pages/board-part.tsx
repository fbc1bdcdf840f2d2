import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { PlaceId } from '#domain/brand.ts'
import { BoardSkeleton } from '#features/board/board-skeleton.tsx'
import { beganInUsage, loadBoard } from './load.ts'

const Board = lazy(async () => ({ default: (await loadBoard()).Board }))

/** @param placeId null for Everything */
export function BoardPart({ placeId }: { placeId: PlaceId | null }) {
  const navigate = useNavigate()
  const openActivity = useCallback(
    (place: PlaceId) =>
      void navigate({ to: '/p/$placeId', params: { placeId: place }, search: { automations: 'activity' } }),
    [navigate],
  )
  if (useUsageFirst()) return <BoardSkeleton />
  return (
    <Suspense fallback={<BoardSkeleton />}>
      <Board key={placeId ?? ''} placeId={placeId} onOpenActivity={openActivity} />
    </Suspense>
  )
}

/** On a slow line board and modal would hold each other up. A guest never sees the usage, so does not wait for it. */
function useUsageFirst(): boolean {
  const { orpc } = useApi()
  const session = useQuery({ ...orpc.session.get.queryOptions(), enabled: beganInUsage })
  const usage = useQuery({ ...orpc.usage.get.queryOptions(), enabled: false })
  const comes = session.isPending || session.data?.may.automations === true
  return beganInUsage && comes && !usage.isFetched
}
