import { useLingui } from '@lingui/react/macro'
import { formatMoney } from '#ui/format.ts'
import { useCardName } from '../card-name.tsx'
import type { Payment } from './payment-state.ts'

/** How far a payment is, in a sentence, for who watches and for who listens. */
export function usePaymentStatus(payment: Payment): string {
  const { t, i18n } = useLingui()
  const cardName = useCardName()
  switch (payment.kind) {
    case 'choosing':
    case 'unknown':
      return t`Sandbox: no money moves.`
    case 'reading':
      return t`Reading the card…`
    case 'charging': {
      if (payment.attempt > 1) return t`No answer yet. Asking again: it is charged once at most.`
      const { brand, last4 } = payment.agreed.card
      const amount = formatMoney(i18n.locale, payment.agreed.quote.total)
      const card = cardName({ brand, last4 })
      return t({ message: `Paying ${amount} with ${card}…`, comment: 'With Visa ending in 4242' })
    }
    case 'confirming':
      return t`Waiting for your bank.`
    case 'settling':
      return t`Asking what came of it…`
    case 'giving_up':
      return t`Cancelling the payment…`
    case 'paid':
      return ''
  }
}
