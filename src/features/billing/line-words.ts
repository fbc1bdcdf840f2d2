import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { LineView } from '#contract/billing.ts'
import type { CycleKind } from '#domain/billing-cycle.ts'
import { type LineTerms, type LineWords, lineWords } from '#locales/billing/line-words.ts'

/** B3, B12: what a line says in the order's summary and on the invoice alike. */
export function useLineWords(): (line: LineView, terms: LineTerms) => LineWords {
  const { i18n } = useLingui()
  return (line, terms) => lineWords(i18n, line, terms)
}

/** B5 in words, once below the lines of a summary or an invoice. */
export function prorationNote(i18n: I18n, cycle: CycleKind): string {
  switch (cycle) {
    case 'monthly':
      return i18n._(
        msg`The price of the month × the days left / the days of the month. The first day counts. Rounded half up to the cent, once per line.`,
      )
    case 'yearly':
      return i18n._(
        msg`The price of the year × the months left / 12. Of a month that has begun, its days count, the first one included. Rounded half up to the cent, once per line.`,
      )
  }
}
