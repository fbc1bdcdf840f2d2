import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PacificDate, UsageMonth } from '#domain/brand.ts'
import { daysSoFar } from '#features/usage/details/days-so-far.ts'
import { fileName } from '#features/usage/details/export-month.ts'
import { inHeldOrder } from '#features/usage/details/held-order.ts'
import { shareText, thousandths } from '#features/usage/details/share-of.ts'

const items = (...ids: string[]) => ids.map(id => ({ id }))
const ids = (parts: readonly { id: string }[]) => parts.map(({ id }) => id).join('')

describe('U9: the order of a list that somebody is looking at', () => {
  test.each([
    ['abc', 'cab', 'abc'],
    ['abc', 'dabc', 'abcd'],
    ['abc', 'cb', 'bc'],
    // What is new takes the place of what is gone.
    ['abc', 'dac', 'adc'],
    ['', 'ba', 'ba'],
  ])('%s stays as the service tells %s: %s', (held, fresh, shown) => {
    expect(ids(inHeldOrder([...held], items(...fresh)))).toBe(shown)
  })

  test('nothing is lost, nothing is twice, and what stays keeps its order', () => {
    const some = fc.uniqueArray(fc.constantFrom(...'abcdefgh'))
    fc.assert(
      fc.property(some, some, (held, fresh) => {
        const shown = inHeldOrder(held, items(...fresh)).map(({ id }) => id)
        expect([...shown].sort()).toEqual([...fresh].sort())
        const stayed = held.filter(id => fresh.includes(id))
        expect(shown.filter(id => stayed.includes(id))).toEqual(stayed)
        // Where no more are gone than come, no row moves.
        const gone = held.length - stayed.length
        if (fresh.length - stayed.length >= gone)
          expect(held.every((id, index) => !fresh.includes(id) || shown[index] === id)).toBe(true)
      }),
    )
  })
})

describe('U9: shares', () => {
  test.each([
    [1_204, 8_730, '13.8%'],
    [8_730, 8_730, '100.0%'],
    [9_999, 10_000, '99.9%'],
    [29, 100, '29.0%'],
    [3, 10_000, '<0.1%'],
    [0, 10_000, '0.0%'],
    [0, 0, '0.0%'],
  ])('%i of %i is %s', (used, total, text) => {
    expect(shareText('en', used, total)).toBe(text)
  })

  test('together they are all, within their rounding, and less than all never reads as all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 })), parts => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        const shares = parts.reduce((sum, part) => sum + thousandths(part, total), 0)
        const most = parts.length / 2 + 1
        if (total > 0) expect(Math.abs(shares - 1_000)).toBeLessThanOrEqual(most)
        for (const part of parts) if (part < total) expect(thousandths(part, total)).toBeLessThan(1_000)
      }),
    )
  })
})

test('U9: days to come are no rows, the latest is first', () => {
  const days = ['2026-11-01', '2026-11-02', '2026-11-03'].map(date => ({
    date: date as PacificDate,
    used: 1,
    refused: 0,
  }))
  const dates = (today: string | null) =>
    daysSoFar({ days, today: today as PacificDate | null }).map(({ id }) => id.slice(8))
  expect(dates('2026-11-02')).toEqual(['02', '01'])
  expect(dates(null)).toEqual(['03', '02', '01'])
})

test('T5: the file’s name says the workspace, whatever it is called, the month and what by', () => {
  const month = '2026-11' as UsageMonth
  expect(fileName('Acme Studio', month, 'days')).toBe('headroom-acme-studio-2026-11-days.csv')
  expect(fileName('../Café “Ärger” 東京?', month, 'places')).toBe(
    'headroom-café-ärger-東京-2026-11-places.csv',
  )
  expect(fileName('***', month, 'days')).toBe('headroom-2026-11-days.csv')
})
