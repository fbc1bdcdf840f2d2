import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { packs } from '#domain/add-ons.ts'
import type { BillingMail } from '#domain/billing-mail.ts'
import { plans } from '#domain/plans.ts'
import { countedName, packName } from '#locales/billing/line-words.ts'
import { planName } from '#locales/billing/plan-name.ts'
import { formatMoney, formatNumber } from '#ui/format.ts'
import { declineReason } from './decline-words.ts'
import { factOf } from './invoice-words.ts'
import type { Letter, LetterLink, Row, Rows } from './letter.ts'
import { addOnsLink, upgradeLink } from './letter-link.ts'
import { pacificDay } from './mail-dates.ts'
import { nameInSentence } from './name-in-sentence.ts'

type AddOnsEnded = Extract<BillingMail, { kind: 'add_ons_ended' }>

/** B10: what ended and why, what is left, and how to have it again. */
export function addOnsEndedLetter(i18n: I18n, mail: AddOnsEnded): Letter {
  const { locale, invoice, attempt, links } = mail
  const total = formatMoney(locale, invoice.total)
  const workspace = nameInSentence(mail.workspaceName)
  const recipient = nameInSentence(mail.recipientName)
  const before = formatNumber(locale, mail.allowance.before)
  const after = formatNumber(locale, mail.allowance.after)
  const day = pacificDay(locale, attempt.on)
  const change = i18n._(msg`The allowance went from ${before} to ${after} Actions a month. The plan goes on.`)
  const { sentence, link } = wayBack(i18n, mail)
  return {
    locale,
    subject: i18n._(msg`The add-ons of ${workspace} have ended: ${after} Actions a month`),
    preview: change,
    heading: i18n._(msg`The add-ons of ${workspace} have ended`),
    blocks: [
      {
        kind: 'paragraph',
        text: `${i18n._(msg`${total} was declined for the last time on ${day}.`)} ${declineReason(i18n, attempt)}`,
      },
      { kind: 'paragraph', text: `${change} ${sentence}` },
      {
        kind: 'links',
        links: [link, { label: i18n._(msg`Payment methods`), url: links.paymentMethods }],
      },
      whatEnded(i18n, mail),
    ],
    notes: [
      i18n._(
        msg`Sent to ${recipient}: owners and admins of ${workspace} get this message when add-ons end because they could not be charged.`,
      ),
    ],
  }
}

/** A plan may have become one that sells none. */
function wayBack(i18n: I18n, { plan, links }: AddOnsEnded): { sentence: string; link: LetterLink } {
  if (plans[plan].buysAddOns) {
    return {
      sentence: i18n._(msg`Add-ons can be bought again, with a card that can be charged.`),
      link: addOnsLink(i18n, links.addOns),
    }
  }
  const name = planName(i18n, plan)
  return {
    sentence: i18n._(msg`The ${name} plan sells no add-ons: an upgrade gives more Actions.`),
    link: upgradeLink(i18n, links.upgrade),
  }
}

/** From the allowance that there was to the one that there is, pack by pack. */
function whatEnded(i18n: I18n, { ended, allowance }: AddOnsEnded): Rows {
  const row = (name: string, count: number): Row => {
    const { value, words } = factOf(i18n, name, formatNumber(i18n.locale, count))
    return { name, notes: [], value, valueNote: null, words }
  }
  const packRows = ended.map(({ pack, quantity }) =>
    row(countedName(i18n, packName(i18n, pack), quantity), -packs[pack].actions * quantity),
  )
  const until = row(i18n._(msg`Allowance until now`), allowance.before)
  const now = row(i18n._(msg`Allowance now`), allowance.after)
  return {
    kind: 'rows',
    heading: i18n._(msg`What ended`),
    rows: [until, ...packRows],
    sums: [{ ...now, isTotal: true }],
  }
}
