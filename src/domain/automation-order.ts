export const AUTOMATION_ORDERS = ['used', 'name', 'recent'] as const
/** Most Actions this month first, by name, or latest run first. */
export type AutomationOrder = (typeof AUTOMATION_ORDERS)[number]

/** Instants as numbers or as ISO 8601, which sorts as text. */
type Ordered = {
  used: number
  name: string
  lastRunAt: number | string | null
  createdAt: number | string
}

/** How to compare automations in that order; ties by age, so that they keep their places while numbers change. */
export function inOrderOf(order: AutomationOrder, locale: string): (a: Ordered, b: Ordered) => number {
  const age = (a: Ordered, b: Ordered) => compare(a.createdAt, b.createdAt)
  switch (order) {
    case 'used':
      return (a, b) => b.used - a.used || age(a, b)
    case 'recent':
      // '' comes before every instant, whether it is a number or text.
      return (a, b) => compare(b.lastRunAt ?? '', a.lastRunAt ?? '') || age(a, b)
    case 'name': {
      const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
      return (a, b) => names.compare(a.name, b.name) || age(a, b)
    }
  }
}

const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
