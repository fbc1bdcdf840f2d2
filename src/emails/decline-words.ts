import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DeclinedAttempt } from '#domain/billing-mail.ts'
import { cardWords } from '#locales/billing/payment-words.ts'

/** B10: why a renewal was not paid. Nobody was there: it is told of the card, to people who may not know it. */
export function declineReason(i18n: I18n, { decline, card: charged }: DeclinedAttempt): string {
  if (decline === 'no_card' || charged === null) return i18n._(msg`There was no card to charge.`)
  const card = cardWords(i18n, charged)
  switch (decline) {
    case 'generic_decline':
      return i18n._(msg`The bank declined ${card}.`)
    case 'insufficient_funds':
      return i18n._(msg`There is not enough money on ${card}.`)
    case 'expired_card':
      return i18n._(msg`${card} has expired.`)
    case 'incorrect_cvc':
      return i18n._(msg`The bank did not accept the security code of ${card}.`)
    case 'processing_error':
      return i18n._(msg`The payment with ${card} could not be processed.`)
    case 'authentication_failed':
      return i18n._(
        msg`The bank wants the payment with ${card} to be confirmed, and nobody was there to confirm it.`,
      )
  }
}

/** What helps while there are attempts to come: a new default card is charged at once. */
export function declineHelp(i18n: I18n, { decline }: DeclinedAttempt): string {
  switch (decline) {
    case 'no_card':
      return i18n._(msg`A card that is added now is charged at once.`)
    case 'insufficient_funds':
      return i18n._(
        msg`With enough money on the card the next attempt succeeds. Another card, made the default, is charged at once.`,
      )
    case 'generic_decline':
    case 'expired_card':
    case 'incorrect_cvc':
    case 'processing_error':
    case 'authentication_failed':
      return i18n._(msg`Another card, made the default, is charged at once.`)
  }
}
