import { useLingui } from '@lingui/react/macro'
import type { MailView } from '#contract/mails.ts'
import { WARNING_PERCENT } from '#domain/usage.ts'
import { monthStart } from '#domain/usage-month.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { formatDate, formatNumber, formatPercent } from '#ui/format.ts'

/** A5: why an e-mail was sent: "90% of 10,000 reached, November 2026". */
export function useMailReason(): (about: MailView['about']) => string {
  const { t, i18n } = useLingui()
  return ({ kind, month: key, allowance: count }) => {
    const allowance = formatNumber(i18n.locale, count)
    const month = formatDate(i18n.locale, monthStart(key), 'month', PACIFIC)
    switch (kind) {
      case 'ninety': {
        const share = formatPercent(i18n.locale, WARNING_PERCENT / 100)
        return t({
          message: `${share} of ${allowance} reached, ${month}`,
          comment: 'Why an e-mail was sent: 90% of 10,000 reached, November 2026',
        })
      }
      case 'exceeded':
        return t({
          message: `${allowance} exceeded, ${month}`,
          comment: 'Why an e-mail was sent: 10,000 exceeded, November 2026',
        })
      case 'early_warning':
        return t({
          message: `Early warning for ${allowance}, ${month}`,
          comment: 'Why an e-mail was sent: Early warning for 10,000, November 2026',
        })
    }
  }
}

/** A language by its name: "French". */
export function languageName(locale: string, of: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(of) ?? of
}
