import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  draftBeside,
  patchOf,
  problemsIn,
  typedDetails,
} from '#features/billing/payment-methods/details-draft.ts'
import { parseRate, rateText } from '#features/billing/payment-methods/tax-rate.ts'

const saved = { legalName: 'Acme Studio LLC', address: 'One\nTwo', taxId: '', taxRate: 825 }

describe('B12: the tax rate as it is typed', () => {
  test.each([
    ['20', 2_000],
    ['8.25', 825],
    ['8,25', 825],
    [' 8,25 % ', 825],
    ['8,25\u00a0%', 825],
    ['8.250', 825],
    ['.5', 50],
    ['5.', 500],
    ['+5', 500],
    ['-0', 0],
    ['0', 0],
    ['', 0],
    ['100', 10_000],
    ['100,00', 10_000],
  ])('B12: “%s” is %i of 10,000', (text, rate) => {
    expect(parseRate(text)).toEqual({ kind: 'rate', rate })
  })

  test.each([
    ['100.01', 'out_of_range'],
    ['1000', 'out_of_range'],
    ['-5', 'out_of_range'],
    ['9'.repeat(400), 'out_of_range'],
    ['8.255', 'too_precise'],
    ['1,000.5', 'no_number'],
    ['eight', 'no_number'],
    ['.', 'no_number'],
    ['1e1', 'no_number'],
    ['٥', 'no_number'],
  ])('B12: “%s” is refused: %s', (text, why) => {
    expect(parseRate(text)).toEqual({ kind: 'wrong', why })
  })

  test('B12: every rate is read again as it is shown, in every language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom('en', 'fr'), (rate, locale) => {
        expect(parseRate(rateText(locale, rate))).toEqual({ kind: 'rate', rate })
      }),
    )
    expect([rateText('en', 825), rateText('fr', 825), rateText('fr', 2_000)]).toEqual(['8.25', '8,25', '20'])
  })
})

describe('B12: the billing details as they are typed', () => {
  test('B12: what says the same is no change; only what was changed is sent', () => {
    const typed = typedDetails('fr', saved)
    expect(typed).toEqual({ ...saved, taxRate: '8,25' })
    const draft = draftBeside(typed, { legalName: 'Acme', taxRate: '8.250', address: 'One\nTwo' })
    expect(draft).toEqual({ legalName: 'Acme' })
    expect(patchOf(draft)).toEqual({ legalName: 'Acme' })
    expect(patchOf(draftBeside(typed, { taxRate: '20' }))).toEqual({ taxRate: 2_000 })
    expect(draftBeside(typed, { taxRate: 'twenty' })).toEqual({ taxRate: 'twenty' })
  })

  test('B12: each field says what is wrong with it', () => {
    const typed = typedDetails('en', saved)
    expect(problemsIn(typed)).toEqual({})
    expect(problemsIn({ ...typed, taxId: 'x'.repeat(61), taxRate: '101' })).toEqual({
      taxId: 'too_long',
      taxRate: 'out_of_range',
    })
    expect(problemsIn({ ...typed, legalName: 'x'.repeat(200), address: 'x'.repeat(600) })).toEqual({})
  })
})
