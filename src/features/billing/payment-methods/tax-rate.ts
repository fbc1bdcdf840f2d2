import { formatNumber } from '#ui/format.ts'

/** What is typed as a rate: per 10,000, or why it is none. */
type TypedRate =
  | { kind: 'rate'; rate: number }
  | { kind: 'wrong'; why: 'no_number' | 'out_of_range' | 'too_precise' }

const wrong = (why: Extract<TypedRate, { kind: 'wrong' }>['why']): TypedRate => ({ kind: 'wrong', why })

/**
 * A rate in percent, from 0 to 100 with two decimals at most, per 10,000: `8.25` and `8,25 %` are 825. Point and comma both
 * begin the decimals, whatever the language: no rate has thousands. Nothing typed is no tax.
 */
export function parseRate(text: string): TypedRate {
  const compact = text.replaceAll(/[\s%]/g, '')
  if (compact === '') return { kind: 'rate', rate: 0 }
  const [matched, sign, whole = '', decimals = ''] = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(compact) ?? []
  if (matched === undefined || whole + decimals === '') return wrong('no_number')
  const hundredths = decimals.replace(/0+$/, '')
  if (hundredths.length > 2) return wrong('too_precise')
  const rate = Number(whole) * 100 + Number(hundredths.padEnd(2, '0'))
  if (rate > 10_000 || (sign === '-' && rate > 0)) return wrong('out_of_range')
  return { kind: 'rate', rate }
}

/** As it is typed, without the sign of percent: 825 is `8.25`, `8,25`. */
export function rateText(locale: string, rate: number): string {
  return formatNumber(locale, rate / 100)
}
