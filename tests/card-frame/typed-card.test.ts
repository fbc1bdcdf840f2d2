import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PacificDate } from '#domain/brand.ts'
import { digitsOf, readCardNumber, spacedCardNumber } from '../../src/card-frame/card-number.ts'
import { readExpiry, spacedExpiry } from '../../src/card-frame/typed-expiry.ts'

test.each([
  ['4242-4242 4242 4242', '4242 4242 4242 4242'],
  ['４２４２　4242', '4242 4242'],
  ['378282246310005', '3782 822463 10005'],
  ['3782', '3782'],
  ['3056930009020004', '3056 930009 020004'],
  // No brand has so many.
  ['42424242424242424242', '4242 4242 4242 4242424'],
  ['', ''],
])('B9: %s is spaced as on the card', (typed, spaced) => {
  expect(spacedCardNumber(typed)).toBe(spaced)
})

test('B9: spacing keeps the digits, and spacing again changes nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\d -]{0,24}$/), typed => {
      const spaced = spacedCardNumber(typed)
      expect(digitsOf(typed).startsWith(digitsOf(spaced))).toBe(true)
      expect(spacedCardNumber(spaced)).toBe(spaced)
      expect(spacedExpiry(spacedExpiry(typed))).toBe(spacedExpiry(typed))
    }),
  )
})

test.each([
  ['', 'required', null, 3],
  ['4', 'incomplete', null, 3],
  ['4242 4242 4242 424', 'incomplete', 'visa', 3],
  ['4242 4242 4242 4241', 'invalid', 'visa', 3],
  ['3782 822463 1000', 'incomplete', 'amex', 4],
  ['3782 822463 10006', 'invalid', 'amex', 4],
  ['9999', 'invalid', null, 3],
] as const)('B9: the number %o: %s', (typed, problem, brand, codeLength) => {
  expect(readCardNumber(typed)).toMatchObject({ problem, brand, codeLength })
})

test.each([
  ['1', '1'],
  ['8', '08'],
  ['12', '12'],
  ['129', '12 / 9'],
  ['1/29', '01 / 29'],
  ['1 / 29', '01 / 29'],
  ['12/29', '12 / 29'],
  ['12-2030', '12 / 30'],
  ['08 / 203', '08 / 203'],
  ['12 / 299', '12 / 29'],
])('B9: the expiry date %s is written %s', (typed, written) => {
  expect(spacedExpiry(typed)).toBe(written)
})

const today = '2026-11-23' as PacificDate

test.each([
  ['', 'required'],
  ['1', 'incomplete'],
  ['11', 'incomplete'],
  ['11 / 2', 'incomplete'],
  ['13', 'invalid'],
  ['00 / 29', 'invalid'],
  ['10 / 26', 'expired'],
  ['12 / 25', 'expired'],
  // To the end of its month.
  ['11 / 26', null],
  ['01 / 27', null],
  ['12 / 46', null],
  ['01 / 47', 'invalid'],
])('B9, T1: on 2026-11-23 the expiry date %o: %s', (typed, problem) => {
  expect(readExpiry(typed, today).problem).toBe(problem)
})

test('B9, T1: a card that is good today has expired once the clock is moved on', () => {
  expect(readExpiry('11 / 26', today)).toEqual({ expiry: { month: 11, year: 2026 }, problem: null })
  expect(readExpiry('11 / 26', '2026-12-01' as PacificDate).problem).toBe('expired')
})
