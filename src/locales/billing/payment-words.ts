import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { type Card, cardBrandNames } from '#domain/payment.ts'
import { formatPercent } from '#ui/format.ts'

/** "Visa ending in 4242" */
export function cardWords(i18n: I18n, { brand: id, last4 }: Pick<Card, 'brand' | 'last4'>): string {
  const brand = cardBrandNames[id]
  return i18n._(msg({ message: `${brand} ending in ${last4}`, comment: 'A card: Visa ending in 4242' }))
}

/** @param rate per 10,000: `550` -> `5.5%` */
export function taxRateWords(i18n: I18n, rate: number): string {
  const digits = rate % 100 === 0 ? 0 : rate % 10 === 0 ? 1 : 2
  return formatPercent(i18n.locale, rate / 10_000, digits)
}
