import { replaceEqualDeep } from '@tanstack/react-query'
import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationOrder } from '#domain/automation-order.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import type { Api } from './api.ts'

/** As many come first, so that a screen is full at once; the rest of a long list follows. */
const FIRST = 60

type Asked = {
  placeId: PlaceId
  /** What the first ones are: active or inactive ones (absent: both), in that order. */
  first: 'active' | 'inactive' | undefined
  sort: AutomationOrder
}

/**
 * The automations that work at a place, all of them: in the cache by the place only. Of ten thousand it has the first at
 * once, and the rest when they have come (see `isComplete`). Read again, only what changed goes over the wire, and what
 * did not change stays the same object.
 */
export function placeAutomations({ client, orpc, queryClient }: Api, { placeId, first, sort }: Asked) {
  const queryKey = orpc.automations.list.queryKey({ input: { place: placeId } })
  return {
    queryKey,
    structuralSharing: false,
    async queryFn({ signal }: { signal: AbortSignal }): Promise<AutomationListView> {
      const list = client.automations.list
      const known = queryClient.getQueryData<AutomationListView>(queryKey)
      if (known && isComplete(known)) {
        const news = await list({ place: placeId, since: known.readAt }, { signal })
        const all = withNews(known, news)
        if (all) return all
      }
      if (!known) {
        const begin = await list({ place: placeId, sort, first, limit: FIRST }, { signal })
        if (isComplete(begin)) return begin
        queryClient.setQueryData(queryKey, begin)
        await drawn()
      }
      return list({ place: placeId }, { signal })
    },
  }
}

/** Whether all that work at the place are there. */
export function isComplete({ items, here }: Pick<AutomationListView, 'items' | 'here'>): boolean {
  return items.length === here.active + here.inactive
}

/** The list with what has changed since it was read; null where some of it are gone, and only a new list tells which. */
function withNews(known: AutomationListView, news: AutomationListView): AutomationListView | null {
  const changed = new Map<AutomationId, AutomationView>(news.items.map(item => [item.id, item]))
  const stayed = known.items.map(item => {
    const now = changed.get(item.id)
    changed.delete(item.id)
    return now ? replaceEqualDeep(item, now) : item
  })
  const isSame = changed.size === 0 && stayed.every((item, index) => item === known.items[index])
  const all = { ...news, items: isSame ? known.items : [...stayed, ...changed.values()] }
  return isComplete(all) ? all : null
}

/** As long may what has come wait for a frame: a page in the background has none. */
const FRAME_WITHIN = 300

/** Once what has just come is on screen: to read and to take in the rest keeps the page busy for as long as several frames. */
async function drawn(): Promise<void> {
  // The cache tells its readers in a task of its own.
  await nextTask()
  await Promise.race([nextFrame(), nextTask(FRAME_WITHIN)])
  await nextTask()
}

function nextTask(after = 0): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, after)
  })
}

function nextFrame(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => resolve())
  })
}
