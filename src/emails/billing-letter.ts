import type { I18n } from '@lingui/core'
import type { BillingMail } from '#domain/billing-mail.ts'
import { addOnsEndedLetter } from './add-ons-ended-letter.ts'
import type { Letter } from './letter.ts'
import { paymentFailedLetter } from './payment-failed-letter.ts'
import { receiptLetter } from './receipt-letter.ts'

export function billingLetter(i18n: I18n, mail: BillingMail): Letter {
  switch (mail.kind) {
    case 'receipt':
      return receiptLetter(i18n, mail)
    case 'payment_failed':
      return paymentFailedLetter(i18n, mail)
    case 'add_ons_ended':
      return addOnsEndedLetter(i18n, mail)
  }
}
