import { useNavigate, useRouter } from '@tanstack/react-router'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { changeModalSearch, closed, type ModalSearchChange } from './modal-search.ts'
import type { TemplateId } from './template-ids.ts'

/**
 * Moves within the modal's URL. Opening it, and opening the builder or a delivery in it, adds to the browser's history; what
 * else is done in the modal replaces its entry.
 */
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

  /** Back to the entry that this was opened over, so that it does not stand in the history twice. */
  function goBack(isWanted: (search: URLSearchParams) => boolean, otherwise: ModalSearchChange) {
    const entries = entriesBack(history.location.pathname, isWanted)
    if (entries > 0) history.go(-entries)
    else go(placeId, otherwise, true)
  }

  return {
    /** What is looked into, such as a delivery, is gone back from; tabs and filters are not. */
    change: (change: ModalSearchChange) => go(placeId, change, change.delivery === undefined),
    moveTo: (place: PlaceId) => go(place, {}, false),
    /** Opens the builder. */
    edit: (edit: AutomationId | 'new', template?: TemplateId) =>
      go(placeId, { automations: 'active', edit, template }, false),
    /** From the builder to the list. */
    leaveBuilder: () =>
      goBack(search => search.has('automations') && !search.has('edit'), { edit: undefined }),
    leaveDelivery: () =>
      goBack(search => search.has('automations') && !search.has('delivery'), { delivery: undefined }),
    close: () => goBack(search => !search.has('automations'), closed),
  }
}

/**
 * How many of the browser's entries back is the nearest that is wanted, as long as they are of the page at `path`; 0 where
 * there is none. Only newer browsers can tell.
 */
function entriesBack(path: string, isWanted: (search: URLSearchParams) => boolean): number {
  if (!('navigation' in window) || path !== location.pathname) return 0
  const { currentEntry } = navigation
  const before = navigation.entries().slice(0, currentEntry?.index ?? 0)
  for (const [index, { url, sameDocument }] of before.reverse().entries()) {
    // Another document would be loaded anew.
    if (!url || !sameDocument) return 0
    const { pathname, searchParams } = new URL(url)
    if (pathname !== path) return 0
    if (isWanted(searchParams)) return index + 1
  }
  return 0
}
