import { formatPercent } from '#ui/format.ts'

/** A share in whole thousandths, so that a screen and a file say the same: 1,204 of 8,730 is 138. Less than all is never all. */
export function thousandths(used: number, total: number): number {
  if (total === 0) return 0
  const share = Math.round((used * 1000) / total)
  return used < total ? Math.min(share, 999) : share
}

/** `13.7%`; what is less than it can say is `<0.1%`. */
export function shareText(locale: string, used: number, total: number): string {
  const share = thousandths(used, total)
  if (share === 0 && used > 0) return `<${formatPercent(locale, 0.001, 1)}`
  return formatPercent(locale, share / 1000, 1)
}
