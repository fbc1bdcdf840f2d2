import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useApi } from '#api/api-context.tsx'
import { keep } from '../kept.ts'
import { useAppSession } from '../session-context.tsx'
import { lastPlaceKey } from '../shell/use-open-place.ts'
import { BoardPart } from './board-part.tsx'
import { ModalPart } from './modal-part.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** A Space, Folder or List: its tasks, and over them its automations when the address says so. */
export function PlacePage() {
  const { placeId } = useParams({ from: '/p/$placeId' })
  const { orpc } = useApi()
  const { scenario } = useAppSession()
  const places = useQuery(orpc.places.list.queryOptions()).data
  const known = places?.some(({ id }) => id === placeId)

  useEffect(() => {
    if (known) keep(lastPlaceKey(scenario), placeId)
  }, [known, scenario, placeId])

  if (places && !known) return <NotFoundPage />
  return (
    <>
      <BoardPart placeId={placeId} />
      <ModalPart placeId={placeId} />
    </>
  )
}
