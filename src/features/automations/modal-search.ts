export type ModalTab = 'active' | 'usage' | 'activity'
export type ShownAutomations = 'active' | 'inactive' | 'all'
export type AutomationOrder = 'used' | 'name' | 'recent'

/** The state of the Automations modal, as the URL of a place carries it. What is absent is the default. */
export type ModalSearch = {
  /** The open tab; the modal is closed without it. */
  automations?: ModalTab
  /** What the Active tab is searched for. */
  q?: string
  /** Which automations it lists; the active ones by default. */
  show?: ShownAutomations
  /** Their order; most used first by default. */
  sort?: AutomationOrder
}

const TABS: readonly ModalTab[] = ['active', 'usage', 'activity']
// The defaults (`active`, `used`) stay out of the URL.
const SHOWN: readonly ShownAutomations[] = ['inactive', 'all']
const ORDERS: readonly AutomationOrder[] = ['name', 'recent']

const QUERY_MAX = 200

/** Reads the modal's part of a URL. What is unknown is dropped: an old or mistyped link still opens the place. */
export function validateModalSearch(search: Record<string, unknown>): ModalSearch {
  const automations = TABS.find(tab => tab === search.automations)
  const show = SHOWN.find(shown => shown === search.show)
  const sort = ORDERS.find(order => order === search.sort)
  const q = queryOf(search.q)
  return {
    ...(automations && { automations }),
    ...(q && { q }),
    ...(show && { show }),
    ...(sort && { sort }),
  }
}

/** The router reads `?q=2026` as a number and `?q=true` as a truth value; people typed text. */
function queryOf(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, QUERY_MAX) : ''
}

/** What to change in the modal's part of a URL; undefined takes a part out, as do defaults. */
export type ModalSearchChange = { [Part in keyof ModalSearch]?: ModalSearch[Part] | undefined }

/** The rest of the URL's search stays. */
export function changeModalSearch<Search extends object>(search: Search, change: ModalSearchChange): Search {
  const { automations: _tab, q: _query, show: _shown, sort: _order, ...rest } = search as Search & ModalSearch
  return { ...rest, ...validateModalSearch({ ...search, ...change }) } as unknown as Search
}
