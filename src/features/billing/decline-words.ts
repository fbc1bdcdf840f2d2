import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { Decline } from '#domain/payment.ts'

export type DeclineWords = {
  /** Why the card was not charged, a sentence. */
  what: string
  /** What helps, a sentence. */
  help: string
}

/** B8: each decline in words of its own: at the Order summary, at a saved card, at a renewal that was not charged. */
export function useDeclineWords(): (decline: Decline) => DeclineWords {
  const { t } = useLingui()
  return useCallback(
    decline => {
      switch (decline) {
        case 'generic_decline':
          return {
            what: t`The bank declined the card.`,
            help: t`Use another card, or ask the bank why.`,
          }
        case 'insufficient_funds':
          return {
            what: t`There is not enough money on the card.`,
            help: t`Use another card, or add money to this one.`,
          }
        case 'expired_card':
          return {
            what: t`The bank says that the card has expired.`,
            help: t`Check its date, or use another card.`,
          }
        case 'incorrect_cvc':
          return {
            what: t`The security code is wrong.`,
            help: t`Look for it on the card and type it again.`,
          }
        case 'processing_error':
          return {
            what: t`The bank could not process the card.`,
            help: t`It is not the card’s fault: try again in a moment, or use another card.`,
          }
        case 'authentication_failed':
          return {
            what: t`The payment was not confirmed with the bank.`,
            help: t`Try again and pass 3-D Secure, or use another card.`,
          }
        case 'no_card':
          return { what: t`There is no card to charge.`, help: t`Add a card.` }
      }
    },
    [t],
  )
}
