import valid from 'card-validator'
import { expect, test } from 'vitest'
import { type TestCard, testCardOf, testCards } from '#domain/test-cards.ts'
import { readCardNumber } from '../../src/card-frame/card-number.ts'
import { testNumbers, tokenOf } from '../../src/card-frame/test-numbers.ts'

const published = [
  ['4242 4242 4242 4242', 'visa', 'passes', null],
  ['4000 0566 5566 5556', 'visa', 'passes', null],
  ['5555 5555 5555 4444', 'mastercard', 'passes', null],
  ['5200 8282 8282 8210', 'mastercard', 'passes', null],
  ['3782 822463 10005', 'amex', 'passes', null],
  ['6011 1111 1111 1117', 'discover', 'passes', null],
  ['3056 9300 0902 0004', 'diners', 'passes', null],
  ['3566 0020 2036 0505', 'jcb', 'passes', null],
  ['6200 0000 0000 0005', 'unionpay', 'passes', null],
  ['4000 0000 0000 0002', 'visa', 'declines', 'generic_decline'],
  ['4000 0000 0000 9995', 'visa', 'declines', 'insufficient_funds'],
  ['4000 0000 0000 9987', 'visa', 'declines', 'generic_decline'],
  ['4000 0000 0000 9979', 'visa', 'declines', 'generic_decline'],
  ['4000 0000 0000 0069', 'visa', 'declines', 'expired_card'],
  ['4000 0000 0000 0127', 'visa', 'declines', 'incorrect_cvc'],
  ['4000 0000 0000 0119', 'visa', 'declines', 'processing_error'],
  ['4000 0000 0000 0341', 'visa', 'declines_when_charged', 'generic_decline'],
  ['4000 0025 0000 3155', 'visa', 'challenges', null],
  ['4000 0027 6000 3184', 'visa', 'challenges', null],
  ['4000 0000 0000 3220', 'visa', 'challenges', null],
  ['4000 0084 0000 1629', 'visa', 'challenges', 'generic_decline'],
  ['4000 0082 6000 3178', 'visa', 'challenges', 'insufficient_funds'],
] as const

/** Why it is declined in the end. */
function declineOf({ behaviour }: TestCard): string | null {
  switch (behaviour.kind) {
    case 'passes':
      return null
    case 'declines':
    case 'declines_when_charged':
      return behaviour.decline
    case 'challenges':
      return behaviour.declines
  }
}

test.each(published)('B8, B9: %s, %s: %s, %s, as published', (number, brand, kind, decline) => {
  const read = readCardNumber(number)
  expect(read).toMatchObject({ brand, problem: null })
  const card = testCardOf(tokenOf(read.digits) ?? '')
  expect(card).toMatchObject({ brand, last4: number.slice(-4), behaviour: { kind } })
  expect(card && declineOf(card)).toBe(decline)
})

test('B9: every test card has one number, and every number one card', () => {
  expect(published.map(([number]) => number.replaceAll(' ', '')).sort()).toEqual(
    testNumbers.map(([number]) => number).sort(),
  )
  expect(testNumbers.map(([, token]) => token).sort()).toEqual(testCards.map(({ token }) => token).sort())
  expect(new Set(testCards.map(({ token }) => token)).size).toBe(testCards.length)
})

test.each([
  // Valid, and nobody's: made up for tests of other processors.
  ['4111 1111 1111 1111', 'visa'],
  ['5105 1051 0510 5100', 'mastercard'],
  ['3714 4963 5398 431', 'amex'],
  // Of a brand that the sandbox has no card of.
  ['6759 6498 2643 8453', null],
])('B9: any other number is refused as none of the sandbox’s: %s', (number, brand) => {
  expect(valid.number(number).isValid).toBe(true)
  expect(readCardNumber(number)).toMatchObject({ brand, problem: 'not_a_test_card' })
})
