import { useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { withAutomation, withoutAutomation } from '#api/changed-list.ts'
import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'

export type ListCache = ReturnType<typeof useListCache>

/** Puts into the cached lists what was asked for, or what the service has answered, so that rows change at once. */
export function useListCache(placeId: PlaceId) {
  const { orpc, queryClient } = useApi()
  return useMemo(() => {
    const lists = orpc.automations.list.key()
    const here = orpc.automations.list.queryKey({ input: { place: placeId } })

    async function change(
      queryKey: readonly unknown[],
      to: (list: AutomationListView) => AutomationListView,
    ) {
      // A list that is on its way was read before this. What has come of it stays.
      await queryClient.cancelQueries({ queryKey: lists }, { revert: false })
      queryClient.setQueriesData<AutomationListView>({ queryKey }, list => list && to(list))
    }

    return {
      find: (id: AutomationId): AutomationView | undefined =>
        queryClient.getQueryData<AutomationListView>(here)?.items.find(item => item.id === id),
      /** Wherever it is listed. */
      change: (id: AutomationId, changes: Partial<AutomationView>) =>
        change(lists, list => {
          const item = list.items.find(one => one.id === id)
          return item ? withAutomation(list, { ...item, ...changes }) : list
        }),
      switchMany(ids: readonly AutomationId[], active: boolean) {
        const changed = new Set(ids)
        return change(lists, list => switched(list, changed, active))
      },
      /** In the list of this place, also where it was not before. */
      add: (automation: AutomationView) =>
        change(here, list => withAutomation(list, automation, { isHere: true })),
      /** From the list of this place. */
      leave: (id: AutomationId) => change(here, list => withoutAutomation(list, id)),
      /** From all lists. */
      remove: (id: AutomationId) => change(lists, list => withoutAutomation(list, id)),
      /** What else has changed with it. */
      refresh: () => void queryClient.invalidateQueries({ queryKey: lists }),
    }
  }, [orpc, queryClient, placeId])
}

function switched(
  list: AutomationListView,
  ids: ReadonlySet<AutomationId>,
  active: boolean,
): AutomationListView {
  const count = list.items.filter(item => ids.has(item.id) && item.active !== active).length
  const change = active ? count : -count
  return {
    ...list,
    items: list.items.map(item => (ids.has(item.id) ? { ...item, active } : item)),
    here: { active: list.here.active + change, inactive: list.here.inactive - change },
    active: list.active + change,
  }
}
