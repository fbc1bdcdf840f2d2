import type { AutomationView } from '#contract/automations.ts'
import { type AutomationOrder, inOrderOf } from '#domain/automation-order.ts'
import type { AutomationId } from '#domain/brand.ts'
import type { ShownAutomations } from './modal-search.ts'

/** In the given order. */
export function inOrder(
  automations: readonly AutomationView[],
  order: AutomationOrder,
  locale: string,
): AutomationView[] {
  return [...automations].sort(inOrderOf(order, locale))
}

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
