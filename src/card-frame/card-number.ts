import valid from 'card-validator'
import type { FieldProblem } from '#contract/card-frame.ts'
import type { CardBrand } from '#domain/payment.ts'
import { tokenOf } from './test-numbers.ts'

const brands: Partial<Record<string, CardBrand>> = {
  visa: 'visa',
  mastercard: 'mastercard',
  'american-express': 'amex',
  discover: 'discover',
  'diners-club': 'diners',
  jcb: 'jcb',
  unionpay: 'unionpay',
}

/** The longest there is. */
const MOST_DIGITS = 19

export type CardNumber = {
  digits: string
  /** Null as long as the digits fit several brands, or one that the sandbox has no card of. */
  brand: CardBrand | null
  /** Of the security code: 4 for American Express, else 3. */
  codeLength: number
  problem: Extract<FieldProblem, 'required' | 'incomplete' | 'invalid' | 'not_a_test_card'> | null
}

/** Reads what was typed, with or without spaces. */
export function readCardNumber(typed: string): CardNumber {
  const digits = digitsOf(typed)
  const { card, isValid, isPotentiallyValid } = valid.number(digits)
  const read = { digits, brand: brands[card?.type ?? ''] ?? null, codeLength: card?.code.size ?? 3 }
  if (digits === '') return { ...read, problem: 'required' }
  if (isValid) return { ...read, problem: tokenOf(digits) === undefined ? 'not_a_test_card' : null }
  const mayGoOn = isPotentiallyValid && digits.length < Math.min(...(card?.lengths ?? [MOST_DIGITS]))
  return { ...read, problem: mayGoOn ? 'incomplete' : 'invalid' }
}

/** With the spaces that the brand has on its cards: `4242 4242 4242 4242`, `3782 822463 10005`. Digits too many are left out. */
export function spacedCardNumber(typed: string): string {
  const { card } = valid.number(digitsOf(typed))
  const digits = digitsOf(typed).slice(0, Math.max(...(card?.lengths ?? [MOST_DIGITS])))
  const gaps = [0, ...(card?.gaps ?? [4, 8, 12])]
  return gaps
    .map((gap, at) => digits.slice(gap, gaps[at + 1]))
    .filter(part => part !== '')
    .join(' ')
}

/** Also of digits that a keyboard writes wide or in another script's style: `４２` is `42`. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '')
}
