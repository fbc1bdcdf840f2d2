import { useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { AutomationView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { useToasts } from '#ui/toast.tsx'
import type { ListCache } from './use-list-cache.ts'
import { useModalLocation } from './use-modal-location.ts'
import { useTellRefusal } from './use-tell-refusal.ts'

type MoveOptions = {
  placeId: PlaceId
  places: readonly PlaceView[]
  cache: ListCache
  /** Before its row goes. */
  onLeaving: (id: AutomationId) => void
}

/** Moves an automation to another place; one that no longer works at the open place leaves the list. */
export function useMove({ placeId, places, cache, onLeaving }: MoveOptions) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const toasts = useToasts()
  const tellRefusal = useTellRefusal()
  const { moveTo } = useModalLocation(placeId)
  const update = useMutation(orpc.automations.update.mutationOptions())
  const [moving, setMoving] = useState<AutomationView>()

  /** Rejects with what the service says against it. */
  async function move(automation: AutomationView, target: PlaceId): Promise<void> {
    const { id, name, placeId: from } = automation
    const moved = await update.mutateAsync({ id, placeId: target })
    const staysInView = lineage(places, placeId).some(place => place.id === target)
    if (staysInView) await cache.add(moved)
    else {
      onLeaving(id)
      await cache.leave(id)
    }
    cache.refresh()
    const place = places.find(one => one.id === target)?.name ?? ''
    toasts.add({
      id: 'moved',
      title: t`“${name}” was moved to ${place}`,
      action: staysInView
        ? { label: t`Undo`, onSelect: () => void moveBack(moved, from) }
        : {
            label: t({
              message: 'Show it there',
              comment: 'Goes to the place that an automation was moved to',
            }),
            onSelect: () => moveTo(target),
          },
    })
  }

  async function moveBack(automation: AutomationView, target: PlaceId): Promise<void> {
    const { name } = automation
    await move(automation, target).catch((error: unknown) =>
      tellRefusal({
        ...{ id: 'moved', title: t`“${name}” was not moved`, error },
        retry: () => void moveBack(automation, target),
      }),
    )
  }

  return {
    /** The automation whose new place is being chosen. */
    moving,
    begin: (automation: AutomationView) => setMoving(automation),
    end: () => setMoving(undefined),
    move,
  }
}
