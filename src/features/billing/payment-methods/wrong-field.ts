import type { CardField } from '#contract/card-frame.ts'
import type { Decline } from '#domain/payment.ts'

/** B8: where a card is put right after the bank's refusal. The code is typed anew in any case. */
export function wrongField(decline: Decline): CardField {
  switch (decline) {
    case 'expired_card':
      return 'expiry'
    case 'incorrect_cvc':
    case 'processing_error':
      return 'code'
    case 'generic_decline':
    case 'insufficient_funds':
    case 'authentication_failed':
    case 'no_card':
      return 'number'
  }
}
