import { useLingui } from '@lingui/react/macro'
import type { MailView } from '#contract/mails.ts'
import type { UsageMonth } from '#domain/brand.ts'
import { WARNING_PERCENT } from '#domain/usage.ts'
import { monthStart } from '#domain/usage-month.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { formatDate, formatMoney, formatNumber, formatPercent } from '#ui/format.ts'

/** A5: why an e-mail was sent: "90% of 10,000 reached, November 2026", "HR-000042 paid, $200.00". */
export function useMailReason(): (about: MailView['about']) => string {
  const { t, i18n } = useLingui()
  const money = (cents: number) => formatMoney(i18n.locale, cents)
  const number = (count: number) => formatNumber(i18n.locale, count)
  const month = (key: UsageMonth) => formatDate(i18n.locale, monthStart(key), 'month', PACIFIC)
  return about => {
    switch (about.kind) {
      case 'ninety': {
        const share = formatPercent(i18n.locale, WARNING_PERCENT / 100)
        return t({
          message: `${share} of ${{ allowance: number(about.allowance) }} reached, ${{ month: month(about.month) }}`,
          comment: 'Why an e-mail was sent: 90% of 10,000 reached, November 2026',
        })
      }
      case 'exceeded':
        return t({
          message: `${{ allowance: number(about.allowance) }} exceeded, ${{ month: month(about.month) }}`,
          comment: 'Why an e-mail was sent: 10,000 exceeded, November 2026',
        })
      case 'early_warning':
        return t({
          message: `Early warning for ${{ allowance: number(about.allowance) }}, ${{ month: month(about.month) }}`,
          comment: 'Why an e-mail was sent: Early warning for 10,000, November 2026',
        })
      case 'receipt':
        return t({
          message: `${{ invoice: about.number }} paid, ${{ total: money(about.total) }}`,
          comment: 'Why an e-mail was sent: HR-000042 paid, $200.00',
        })
      case 'payment_failed': {
        const { attempt, of } = about
        const total = money(about.total)
        return attempt === null
          ? t({
              message: `Renewal declined, ${total}`,
              comment: 'Why an e-mail was sent: Renewal declined, $832.00',
            })
          : t({
              message: `Renewal declined, ${total}, attempt ${attempt} of ${of}`,
              comment: 'Why an e-mail was sent: Renewal declined, $832.00, attempt 1 of 4',
            })
      }
      case 'add_ons_ended':
        return t({
          message: `Add-ons ended, ${{ total: money(about.total) }} not paid`,
          comment: 'Why an e-mail was sent: Add-ons ended, $832.00 not paid',
        })
    }
  }
}

/** A language by its name: "French". */
export function languageName(locale: string, of: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(of) ?? of
}
