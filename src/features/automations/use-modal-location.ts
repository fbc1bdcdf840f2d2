import { useNavigate, useRouter } from '@tanstack/react-router'
import type { PlaceId } from '#domain/brand.ts'
import { changeModalSearch, type ModalSearchChange } from './modal-search.ts'

/** Moves within the modal's URL. Opening adds to the browser's history; what is done in the modal replaces its entry. */
export function useModalLocation(placeId: PlaceId) {
  const navigate = useNavigate()
  const { history } = useRouter()

  function go(to: PlaceId, change: ModalSearchChange, replace: boolean) {
    void navigate({
      to: '/p/$placeId',
      params: { placeId: to },
      search: (before: object) => changeModalSearch(before, change),
      replace,
    })
  }

  return {
    change: (change: ModalSearchChange) => go(placeId, change, true),
    moveTo: (place: PlaceId) => go(place, {}, false),
    close() {
      // Back to the entry that the modal was opened over, so that it does not stand in the history twice.
      if (isOver(history.location.pathname)) history.back()
      else go(placeId, { automations: undefined, q: undefined, show: undefined, sort: undefined }, true)
    },
  }
}

/** Whether the browser's entry before is the page at `path` with the modal closed; only newer browsers can tell. */
function isOver(path: string): boolean {
  if (!('navigation' in window)) return false
  const { currentEntry } = navigation
  const before = currentEntry && navigation.entries()[currentEntry.index - 1]?.url
  if (!before) return false
  const { pathname, searchParams } = new URL(before)
  return pathname === path && path === location.pathname && !searchParams.has('automations')
}
