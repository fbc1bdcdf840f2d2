import { useLingui } from '@lingui/react/macro'
import { planName } from '#api/plan-name.ts'
import type { LineView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { lineWords } from '#locales/billing/line-words.ts'

/** Nothing of it is shown. */
const NO_TERMS = { cycle: 'yearly', period: { from: '2000-01-01', to: '2001-01-01' } } as Parameters<
  typeof lineWords
>[2]

/** What an order is about, without its price: "2 × +5,000 Actions a month", "Business Plus". */
export function useWantedName(): (wanted: Wanted) => string {
  const { i18n } = useLingui()
  return wanted => {
    if (wanted.kind === 'upgrade') return planName(i18n, wanted.plan)
    const line: LineView = {
      item: wanted,
      price: 0 as LineView['price'],
      remaining: null,
      due: 0 as LineView['due'],
    }
    return lineWords(i18n, line, NO_TERMS).counted
  }
}
