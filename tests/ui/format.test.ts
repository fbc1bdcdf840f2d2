import { describe, expect, test } from 'vitest'
import {
  formatCompact,
  formatDate,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
} from '#ui/format.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const reset = Date.UTC(2026, 11, 1, 8)

describe('L1: numbers, dates and money by Intl', () => {
  test('L1: numbers and shares', () => {
    expect(formatNumber('en', 8_730)).toBe('8,730')
    expect(plain(formatNumber('fr', 8_730))).toBe('8 730')
    expect(formatPercent('en', 0.873)).toBe('87%')
    expect(plain(formatPercent('fr', 0.873, 1))).toBe('87,3 %')
  })

  test('L1: numbers of a scale are short', () => {
    expect([9_500, 10_000, 12_500, 250_000].map(value => formatCompact('en', value))).toEqual([
      '9,500',
      '10K',
      '12.5K',
      '250K',
    ])
    expect([9_500, 12_500].map(value => plain(formatCompact('fr', value)))).toEqual(['9 500', '12,5 k'])
  })

  test('a share is rounded down: all but one of an allowance never reads as 100 %', () => {
    expect(formatPercent('en', 9_999 / 10_000)).toBe('99%')
    expect(formatPercent('en', 1)).toBe('100%')
  })

  test('money in cents', () => {
    expect(formatMoney('en', 20_000)).toBe('$200.00')
    expect(formatMoney('en', 20_000, { short: true })).toBe('$200')
    expect(formatMoney('en', 20_050, { short: true })).toBe('$200.50')
    expect(plain(formatMoney('fr', 20_000))).toBe('200,00 $US')
  })

  test('U1: a reset on Pacific clocks, and on a reader’s', () => {
    expect(formatDate('en', reset, 'dayTime', 'America/Los_Angeles')).toBe('Dec 1, 00:00')
    expect(formatDate('en', reset, 'dayTime', 'Europe/Paris')).toBe('Dec 1, 09:00')
    expect(formatDate('en', reset, 'longDay', 'America/Los_Angeles')).toBe('December 1')
  })

  test('French says the first of a month as an ordinal, and no other day', () => {
    expect(plain(formatDate('fr', reset, 'longDay', 'America/Los_Angeles'))).toBe('1er décembre')
    expect(plain(formatDate('fr', reset + 10 * 86_400_000, 'longDay', 'America/Los_Angeles'))).toBe(
      '11 décembre',
    )
    expect(plain(formatDate('fr', reset, 'time', 'America/Los_Angeles'))).toBe('00:00')
  })
})

describe('lengths of time', () => {
  test('how far an instant is away', () => {
    expect(formatRelative('en', reset - 7 * 86_400_000, reset)).toBe('7 days ago')
    expect(formatRelative('en', reset + 30 * 60_000, reset)).toBe('in 30 min.')
    expect(formatRelative('en', reset - 5_000, reset)).toBe('now')
  })

  test('in the two largest units', () => {
    expect(formatDuration('en', 7 * 86_400_000 + 9 * 3_600_000 + 59_000)).toBe('7 days 9 hr')
    expect(formatDuration('en', 45_000)).toBe('45 sec')
  })
})
