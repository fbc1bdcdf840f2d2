import type { CardBrand, Decline } from './payment.ts'

/** How a published test card behaves. `declines`: what the bank says once 3-D Secure is passed; null for no reason to. */
export type Behaviour =
  | { kind: 'passes' }
  | { kind: 'declines'; decline: Decline }
  /** It can be kept, and is declined when it is charged. */
  | { kind: 'declines_when_charged'; decline: Decline }
  /** `once`: what was kept needs it no more where nobody is there. */
  | { kind: 'challenges'; declines: Decline | null; once: boolean }

export type TestCard = { token: string; brand: CardBrand; last4: string; behaviour: Behaviour }

const passes = (token: string, brand: CardBrand, last4: string): TestCard => ({
  ...{ token, brand, last4 },
  behaviour: { kind: 'passes' },
})
const declines = (token: string, last4: string, decline: Decline): TestCard => ({
  ...{ token, brand: 'visa', last4 },
  behaviour: { kind: 'declines', decline },
})
type Bank = { declines?: Decline; once?: boolean }
const challenges = (token: string, last4: string, { declines, once = false }: Bank = {}): TestCard => ({
  ...{ token, brand: 'visa', last4 },
  behaviour: { kind: 'challenges', declines: declines ?? null, once },
})

/** B8, B9: the cards that the sandbox takes, by their tokens; which number each has only the cards' own frame knows. */
export const testCards: readonly TestCard[] = [
  passes('tok_visa', 'visa', '4242'),
  passes('tok_visa_debit', 'visa', '5556'),
  passes('tok_mastercard', 'mastercard', '4444'),
  passes('tok_mastercard_debit', 'mastercard', '8210'),
  passes('tok_amex', 'amex', '0005'),
  passes('tok_discover', 'discover', '1117'),
  passes('tok_diners', 'diners', '0004'),
  passes('tok_jcb', 'jcb', '0505'),
  passes('tok_unionpay', 'unionpay', '0005'),
  declines('tok_declined', '0002', 'generic_decline'),
  declines('tok_insufficient_funds', '9995', 'insufficient_funds'),
  declines('tok_lost', '9987', 'generic_decline'),
  declines('tok_stolen', '9979', 'generic_decline'),
  declines('tok_expired', '0069', 'expired_card'),
  declines('tok_incorrect_cvc', '0127', 'incorrect_cvc'),
  declines('tok_processing_error', '0119', 'processing_error'),
  {
    ...{ token: 'tok_declined_when_charged', brand: 'visa', last4: '0341' },
    behaviour: { kind: 'declines_when_charged', decline: 'generic_decline' },
  },
  challenges('tok_three_d_secure', '3155', { once: true }),
  challenges('tok_three_d_secure_always', '3184'),
  challenges('tok_three_d_secure_2', '3220'),
  challenges('tok_three_d_secure_declined', '1629', { declines: 'generic_decline' }),
  challenges('tok_three_d_secure_insufficient_funds', '3178', { declines: 'insufficient_funds' }),
]

const byToken = new Map(testCards.map(card => [card.token, card]))

export function testCardOf(token: string): TestCard | undefined {
  return byToken.get(token)
}
