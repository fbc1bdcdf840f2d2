/**
 * B2, B11: why something cannot be bought. `past_due`: a renewal was declined; `renewing`: the next cycle waits for its
 * renewal, which is being made.
 */
export const ORDER_REFUSALS = [
  'plan_sells_no_add_ons',
  'not_an_upgrade',
  'by_contract',
  'cycle_is_fixed',
  'past_due',
  'renewing',
] as const
export type OrderRefusal = (typeof ORDER_REFUSALS)[number]

/** Of cards that the sandbox takes. */
export const CARD_BRANDS = ['visa', 'mastercard', 'amex', 'discover', 'diners', 'jcb', 'unionpay'] as const
export type CardBrand = (typeof CARD_BRANDS)[number]

/** As the brands write themselves, in every language. */
export const cardBrandNames: Record<CardBrand, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}

/** B8: why a card was not charged; `authentication_failed`: 3-D Secure was not passed, or given up; `no_card`: there is none. */
export const DECLINES = [
  'generic_decline',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'processing_error',
  'authentication_failed',
  'no_card',
] as const
export type Decline = (typeof DECLINES)[number]

export type Expiry = { month: number; year: number }

/** B9: all that the app ever knows of a card. */
export type Card = { brand: CardBrand; last4: string; expiry: Expiry }
