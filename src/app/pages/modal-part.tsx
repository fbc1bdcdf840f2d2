import { useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import type { PlaceId } from '#domain/brand.ts'
import { useModalLocation } from '#features/automations/use-modal-location.ts'
import { lazyPart } from '#ui/on-demand.ts'
import { ahead, loadActivityTab, loadAutomationsModal, loadUsageTab } from './load.ts'

const AutomationsModal = lazyPart(loadAutomationsModal, part => part.AutomationsModal)
const UsageTab = lazyPart(loadUsageTab, part => part.UsageTab)
const ActivityTab = lazyPart(loadActivityTab, part => part.ActivityTab)

/** The Automations modal with the parts of three features: no feature knows another, so they meet here. */
export function ModalPart({ placeId }: { placeId: PlaceId }) {
  const search = useSearch({ from: '/p/$placeId' })
  const { change, edit, leaveDelivery } = useModalLocation(placeId)
  const open = search.automations !== undefined
  // Once it has been open it stays, closed: it goes the way it came, and comes back at once.
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)

  if (search.automations === 'usage') ahead(loadUsageTab)()
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <AutomationsModal
        placeId={placeId}
        search={search}
        usage={<UsageTab {...{ placeId, search, change }} />}
        activity={<ActivityTab {...{ placeId, search, change, leaveDelivery }} openAutomation={edit} />}
      />
    </Suspense>
  )
}
