import { useLingui } from '@lingui/react/macro'
import type { CardTexts } from '#contract/card-frame.ts'
import { cardBrandNames } from '#domain/payment.ts'

/** L1: what the card's frame says, which has no catalogs of its own. */
export function useCardTexts(): CardTexts {
  const { t } = useLingui()
  return {
    ...cardBrandNames,
    number: t`Card number`,
    number_required: t`Enter the card number.`,
    number_incomplete: t`The card number is too short.`,
    number_invalid: t`This is not a card number. Check the digits.`,
    number_not_a_test_card: t`This is a sandbox: it takes the published test cards only, listed below.`,
    expiry: t({ message: 'Expiry date', comment: 'Of a card' }),
    expiry_placeholder: t({ message: 'MM / YY', comment: 'How a card’s expiry date is written' }),
    expiry_required: t`Enter the expiry date.`,
    expiry_incomplete: t`Enter the month and the year.`,
    expiry_invalid: t`There is no such date. Check the month and the year.`,
    expiry_expired: t`The card has expired.`,
    code: t({ message: 'Security code', comment: 'Of a card' }),
    code_hint_3: t`3 digits on the back`,
    code_hint_4: t`4 digits on the front`,
    code_required: t`Enter the security code.`,
    code_incomplete_3: t`The security code has 3 digits.`,
    code_incomplete_4: t`The security code has 4 digits.`,
    test_cards: t`Sandbox: test cards only`,
    test_cards_hint: t`No money moves. Press a card to use its number, with any date to come and any code.`,
    passes: t({ message: 'Is charged', comment: 'What a test card does' }),
    generic_decline: t({ message: 'Declined', comment: 'What a test card does' }),
    insufficient_funds: t({ message: 'Insufficient funds', comment: 'What a test card does' }),
    expired_card: t({ message: 'Expired', comment: 'What a test card does' }),
    incorrect_cvc: t({ message: 'Wrong security code', comment: 'What a test card does' }),
    processing_error: t({ message: 'Processing error', comment: 'What a test card does' }),
    declines_when_charged: t({ message: 'Saved, declined when charged', comment: 'What a test card does' }),
    challenges: t({ message: '3-D Secure', comment: 'What a test card does' }),
    challenges_then_declines: t({
      message: '3-D Secure, then:',
      comment: 'What a test card does; followed by the reason of the decline',
    }),
  }
}
