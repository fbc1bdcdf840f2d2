import { formatNumber } from '#ui/format.ts'

/**
 * A projected total as a round number, in steps of about a hundredth of the allowance: 8,213 of 10,000 is `8,200`, 61 of
 * 100 is `61`. Rounding never makes it cross the allowance, so that it agrees with the day on which that runs out.
 */
export function aboutTotal(locale: string, total: number, allowance: number): string {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(allowance)) - 2))
  const nearest = Math.round(total / step) * step
  // What sums of means are off by.
  const reached = total >= allowance - 1e-6
  if (reached) return formatNumber(locale, Math.max(nearest, allowance))
  return formatNumber(locale, nearest < allowance ? nearest : Math.floor(total / step) * step)
}
