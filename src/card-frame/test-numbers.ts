/**
 * B9: the industry's published test cards, by number. How each behaves is in domain/test-cards.ts, by token: the app and its
 * service know tokens only. A test keeps every other file free of card numbers. In the order in which they are offered.
 */
export const testNumbers: readonly (readonly [number: string, token: string])[] = [
  ['4242424242424242', 'tok_visa'],
  ['4000000000000002', 'tok_declined'],
  ['4000000000009995', 'tok_insufficient_funds'],
  ['4000000000009987', 'tok_lost'],
  ['4000000000009979', 'tok_stolen'],
  ['4000000000000069', 'tok_expired'],
  ['4000000000000127', 'tok_incorrect_cvc'],
  ['4000000000000119', 'tok_processing_error'],
  ['4000000000000341', 'tok_declined_when_charged'],
  ['4000002500003155', 'tok_three_d_secure'],
  ['4000002760003184', 'tok_three_d_secure_always'],
  ['4000000000003220', 'tok_three_d_secure_2'],
  ['4000008400001629', 'tok_three_d_secure_declined'],
  ['4000008260003178', 'tok_three_d_secure_insufficient_funds'],
  ['4000056655665556', 'tok_visa_debit'],
  ['5555555555554444', 'tok_mastercard'],
  ['5200828282828210', 'tok_mastercard_debit'],
  ['378282246310005', 'tok_amex'],
  ['6011111111111117', 'tok_discover'],
  ['3056930009020004', 'tok_diners'],
  ['3566002020360505', 'tok_jcb'],
  ['6200000000000005', 'tok_unionpay'],
]

const byNumber = new Map(testNumbers)

/** The token of a published test card; undefined for every other number. */
export function tokenOf(digits: string): string | undefined {
  return byNumber.get(digits)
}
