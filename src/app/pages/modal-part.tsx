import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { PlaceId } from '#domain/brand.ts'
import { useModalLocation } from '#features/automations/use-modal-location.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { loadActivityTab, loadAutomationsModal, loadUsageTab } from './load.ts'

const AutomationsModal = lazyPart(loadAutomationsModal, part => part.AutomationsModal)
const UsageTab = lazy(async () => ({ default: (await loadUsageTab()).UsageTab }))
const ActivityTab = lazy(async () => ({ default: (await loadActivityTab()).ActivityTab }))

/** The Automations modal with the parts of three features: no feature knows another, so they meet here. */
export function ModalPart({ placeId }: { placeId: PlaceId }) {
  const search = useSearch({ from: '/p/$placeId' })
  const { change, edit } = useModalLocation(placeId)
  const open = search.automations !== undefined
  // Once it has been open it stays, closed: it goes the way it came, and comes back at once.
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)

  if (search.automations === 'usage') void loadUsageTab()
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <AutomationsModal
        placeId={placeId}
        search={search}
        usage={<UsageTab />}
        activity={<ActivityTab {...{ placeId, search, change }} openAutomation={edit} />}
      />
    </Suspense>
  )
}
