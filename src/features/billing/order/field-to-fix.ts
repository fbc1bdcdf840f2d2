import type { CardField } from '#contract/card-frame.ts'
import type { Decline } from '#domain/payment.ts'

/** B8: where a declined card is put right. The security code is typed again in any case; where nothing else is wrong, only that. */
export function fieldToFix(decline: Decline): CardField {
  switch (decline) {
    case 'generic_decline':
    case 'insufficient_funds':
    case 'no_card':
      return 'number'
    case 'expired_card':
      return 'expiry'
    case 'incorrect_cvc':
    case 'processing_error':
    case 'authentication_failed':
      return 'code'
  }
}
