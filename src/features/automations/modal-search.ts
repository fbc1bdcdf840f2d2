import type { AutomationOrder } from '#domain/automation-order.ts'
import type { AutomationId, CalendarDate, DeliveryId, UsageMonth } from '#domain/brand.ts'
import { isCalendarDate } from '#domain/calendar.ts'
import { OUTCOMES, type Outcome } from '#domain/run.ts'
import { TEMPLATE_IDS, type TemplateId } from './template-ids.ts'

export type ModalTab = 'active' | 'usage' | 'activity'
export type ShownAutomations = 'active' | 'inactive' | 'all'

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
  /** The automation that the builder is open on, or a new one; in the Active tab. */
  edit?: AutomationId | 'new'
  /** What a new one is filled in with; the builder takes it out of the URL. */
  template?: TemplateId
  /** What the Activity tab lists: runs by default, or what they sent to the outside. */
  log?: 'deliveries'
  /** Its filters: how runs ended (`pending`: deliveries under way), of which automation, on which days (of the reader's zone, both included). */
  outcome?: Outcome | 'pending'
  of?: AutomationId
  from?: CalendarDate
  to?: CalendarDate
  /** The delivery that is looked into. */
  delivery?: DeliveryId
  /** The month that the Usage tab tells of, the running one by default, and what by, automations by default. */
  month?: UsageMonth
  by?: 'place' | 'day'
}

const TABS: readonly ModalTab[] = ['active', 'usage', 'activity']
// The defaults (`active`, `used`) stay out of the URL.
const SHOWN: readonly ShownAutomations[] = ['inactive', 'all']
const ORDERS: readonly AutomationOrder[] = ['name', 'recent']

const QUERY_MAX = 200
const ID_MAX = 64

/** Reads the modal's part of a URL. What is unknown is dropped: an old or mistyped link still opens the place. */
export function validateModalSearch(search: Record<string, unknown>): ModalSearch {
  const { edit, of, delivery } = search
  return present({
    automations: TABS.find(tab => tab === search.automations),
    q: queryOf(search.q) || undefined,
    show: SHOWN.find(shown => shown === search.show),
    sort: ORDERS.find(order => order === search.sort),
    edit: isId<AutomationId>(edit) ? edit : undefined,
    template: TEMPLATE_IDS.find(template => template === search.template),
    log: search.log === 'deliveries' ? search.log : undefined,
    outcome: [...OUTCOMES, 'pending' as const].find(outcome => outcome === search.outcome),
    of: isId<AutomationId>(of) ? of : undefined,
    from: dayOf(search.from),
    to: dayOf(search.to),
    delivery: isId<DeliveryId>(delivery) ? delivery : undefined,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(`${search.month}`) ? (search.month as UsageMonth) : undefined,
    by: (['place', 'day'] as const).find(by => by === search.by),
  })
}

/** The router reads `?q=2026` as a number and `?q=true` as a truth value; people typed text. */
function queryOf(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, QUERY_MAX) : ''
}

function isId<Id extends string>(value: unknown): value is Id {
  return typeof value === 'string' && value !== '' && value.length <= ID_MAX
}

function dayOf(value: unknown): CalendarDate | undefined {
  return typeof value === 'string' && isCalendarDate(value) ? value : undefined
}

function present(search: ModalSearchChange): ModalSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as ModalSearch
}

/** What to change in the modal's part of a URL; undefined takes a part out, as do defaults. */
export type ModalSearchChange = { [Part in keyof ModalSearch]?: ModalSearch[Part] | undefined }

const CLOSED: { [Part in keyof Required<ModalSearch>]: undefined } = {
  automations: undefined,
  q: undefined,
  show: undefined,
  sort: undefined,
  edit: undefined,
  template: undefined,
  log: undefined,
  outcome: undefined,
  of: undefined,
  from: undefined,
  to: undefined,
  delivery: undefined,
  month: undefined,
  by: undefined,
}

/** The rest of the URL's search stays. */
export function changeModalSearch<Search extends object>(search: Search, change: ModalSearchChange): Search {
  const rest = Object.fromEntries(Object.entries(search).filter(([part]) => !(part in CLOSED)))
  return { ...rest, ...validateModalSearch({ ...search, ...change }) } as unknown as Search
}

/** The URL without the modal. */
export const closed: ModalSearchChange = CLOSED
