import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId } from '#domain/brand.ts'
import type { AutomationOrder, ShownAutomations } from './modal-search.ts'

/** In the given order; ties by age, so that rows keep their places while numbers change. */
export function inOrder(
  automations: readonly AutomationView[],
  order: AutomationOrder,
  locale: string,
): AutomationView[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const compare: Record<AutomationOrder, (a: AutomationView, b: AutomationView) => number> = {
    used: (a, b) => b.used - a.used,
    name: (a, b) => names.compare(a.name, b.name),
    recent: (a, b) => byText(b.lastRunAt ?? '', a.lastRunAt ?? ''),
  }
  return [...automations].sort((a, b) => compare[order](a, b) || byText(a.createdAt, b.createdAt))
}

// Instants on the wire sort as text.
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type Wanted = {
  show: ShownAutomations
  query: string
  /** Shown whatever `show` says: a row that was just switched stays where the hand is. */
  kept: ReadonlySet<AutomationId>
  textOf: (automation: AutomationView) => string
}

/** Those that are wanted: every word of the query stands in the name or the sentence. */
export function wantedOf(
  automations: readonly AutomationView[],
  { show, query, kept, textOf }: Wanted,
): AutomationView[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return automations.filter(
    automation =>
      (show === 'all' || automation.active === (show === 'active') || kept.has(automation.id)) &&
      (words.length === 0 || matches(textOf(automation), words)),
  )
}

const matches = (text: string, words: readonly string[]) => words.every(word => text.includes(word))

/** Case and accents make no difference to a search. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
