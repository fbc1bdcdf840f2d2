import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationId } from '#domain/brand.ts'

/** The list with the automation as it is now; where it was not listed, with it only when `isHere`. */
export function withAutomation(
  list: AutomationListView,
  automation: AutomationView,
  { isHere = false } = {},
): AutomationListView {
  const before = list.items.find(({ id }) => id === automation.id)
  if (before) {
    const items = list.items.map(item => (item === before ? automation : item))
    return counted({ ...list, items }, before, automation)
  }
  return isHere ? counted({ ...list, items: [...list.items, automation] }, undefined, automation) : list
}

export function withoutAutomation(list: AutomationListView, id: AutomationId): AutomationListView {
  const before = list.items.find(item => item.id === id)
  if (!before) return list
  return counted({ ...list, items: list.items.filter(item => item !== before) }, before, undefined)
}

type Activity = Pick<AutomationView, 'active'>

/** The list with one automation counted as it is now instead of as it was; undefined: as not there. */
function counted(
  list: AutomationListView,
  before: Activity | undefined,
  after: Activity | undefined,
): AutomationListView {
  const { here } = list
  const change = (isCounted: (automation: Activity) => boolean) =>
    Number(after !== undefined && isCounted(after)) - Number(before !== undefined && isCounted(before))
  const active = change(automation => automation.active)
  const inactive = change(automation => !automation.active)
  return {
    ...list,
    here: { active: here.active + active, inactive: here.inactive + inactive },
    active: list.active + active,
  }
}
