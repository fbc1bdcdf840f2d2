import { useParams, useSearch } from '@tanstack/react-router'
import { screen, within } from 'storybook/test'
import type { PlaceId } from '#domain/brand.ts'
import { AutomationsModal } from './automations-modal.tsx'
import { validateModalSearch } from './modal-search.ts'

/** For stories: the modal by itself, in the state that the router's path says. */
export function ModalAtPath() {
  const { placeId = '' } = useParams({ strict: false })
  const search = validateModalSearch(useSearch({ strict: false }))
  return <AutomationsModal placeId={placeId as PlaceId} search={search} usage={null} activity={null} />
}

export const modal = async () => within(await screen.findByRole('dialog'))
