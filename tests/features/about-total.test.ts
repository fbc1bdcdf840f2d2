import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aboutTotal } from '#features/usage/details/about-total.ts'

test.each([
  [8_213, 10_000, '8,200'],
  [13_437, 10_000, '13,400'],
  [60.6, 100, '61'],
  [231_734, 250_000, '232,000'],
  [0, 10_000, '0'],
])('U9: %d of %i reads as about %s', (total, allowance, text) => {
  expect(aboutTotal('en', total, allowance)).toBe(text)
})

test('U9: what lasts never reads as used up, and what runs out never reads as less', () => {
  expect(aboutTotal('en', 9_999.9, 10_000)).toBe('9,900')
  expect(aboutTotal('en', 10_040, 10_000)).toBe('10,000')
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500_000 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (allowance, share) => {
        const total = allowance * share
        const read = Number(aboutTotal('en', total, allowance).replaceAll(',', ''))
        expect(read >= allowance).toBe(total >= allowance - 1e-6)
      },
    ),
  )
})
