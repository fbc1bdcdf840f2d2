import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { BillingMail } from '#domain/billing-mail.ts'
import { formatMoney, formatNumber } from '#ui/format.ts'
import { declineHelp, declineReason } from './decline-words.ts'
import { invoiceRows, openInvoice } from './invoice-words.ts'
import type { Letter } from './letter.ts'
import { pacificDay } from './mail-dates.ts'
import { nameInSentence } from './name-in-sentence.ts'

type PaymentFailed = Extract<BillingMail, { kind: 'payment_failed' }>

/** B10: how much was declined and why, when it is tried again, what is at stake and what helps. */
export function paymentFailedLetter(i18n: I18n, mail: PaymentFailed): Letter {
  const { locale, invoice, attempt, nextOn, links } = mail
  const total = formatMoney(locale, invoice.total)
  const workspace = nameInSentence(mail.workspaceName)
  const recipient = nameInSentence(mail.recipientName)
  const day = nextOn && pacificDay(locale, nextOn)
  const reason = declineReason(i18n, attempt)
  return {
    locale,
    subject: day
      ? i18n._(msg`${total} for ${workspace} declined: next attempt on ${day}`)
      : i18n._(msg`${total} for ${workspace} declined: no further attempt`),
    preview: reason,
    heading: i18n._(msg({ message: `${total} for ${workspace} declined`, comment: 'A workspace' })),
    blocks: [
      { kind: 'paragraph', text: [reason, ...countOf(i18n, mail)].join(' ') },
      { kind: 'paragraph', text: whatFollows(i18n, mail) },
      ...(nextOn === null ? [] : [{ kind: 'paragraph', text: declineHelp(i18n, attempt) } as const]),
      {
        kind: 'links',
        links: [
          { label: i18n._(msg`Payment methods`), url: links.paymentMethods },
          openInvoice(i18n, links.invoice),
        ],
      },
      invoiceRows(i18n, invoice, i18n._(msg`What was not paid`)),
    ],
    notes: [
      i18n._(
        msg`Sent to ${recipient}: owners and admins of ${workspace} get this message each time a renewal is declined.`,
      ),
    ],
  }
}

function countOf(i18n: I18n, { attempt: { number, of } }: PaymentFailed): string[] {
  return number === null ? [] : [i18n._(msg`This was attempt ${number} of ${of}.`)]
}

function whatFollows(i18n: I18n, { locale, nextOn, atStake }: PaymentFailed): string {
  if (nextOn === null) return i18n._(msg`It is not tried again. The plan goes on.`)
  const day = pacificDay(locale, nextOn)
  const next = i18n._(msg`The next attempt is on ${day}.`)
  if (atStake === null) return next
  const before = formatNumber(locale, atStake.allowance.before)
  const after = formatNumber(locale, atStake.allowance.after)
  const last = pacificDay(locale, atStake.endsOn)
  const stake =
    nextOn === atStake.endsOn
      ? i18n._(
          msg`If it is declined too, the add-ons end and the allowance goes from ${before} to ${after} Actions a month. The plan goes on.`,
        )
      : i18n._(
          msg`If no attempt succeeds by ${last}, the add-ons end and the allowance goes from ${before} to ${after} Actions a month. The plan goes on.`,
        )
  return `${next} ${stake}`
}
