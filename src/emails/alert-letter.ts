import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { AlertMail, MailLocale, TopAutomation } from '#domain/alert-mail.ts'
import { type PlanId, plans } from '#domain/plans.ts'
import { formatPercent } from '#ui/format.ts'
import { alertWords } from './alert-words.ts'
import { pacificMoment } from './mail-dates.ts'
import { mailI18n } from './mail-i18n.ts'
import { nameInSentence } from './name-in-sentence.ts'

/** What a message says, in the recipient's language: one source for its HTML and its plain text. */
export type AlertLetter = {
  locale: MailLocale
  kind: AlertMail['kind']
  subject: string
  /** What a list of messages shows beside the subject. */
  preview: string
  heading: string
  /** `share` is 0 or more, above 1 if the allowance was lowered; the two texts say it and what it leaves. */
  meter: { share: number; shareText: string; rest: string }
  paragraphs: string[]
  /** The quickest first. */
  links: [LetterLink, ...LetterLink[]]
  topHeading: string
  top: TopLine[]
  /** What the numbers stand for, and why one gets this. */
  notes: string[]
}

export type LetterLink = { label: string; url: string }
/** `words` say the other four in a line. */
export type TopLine = { name: string; place: string; used: string; share: string; words: string }

export function alertLetter(mail: AlertMail): AlertLetter {
  const { locale, kind } = mail
  const i18n = mailI18n(locale)
  const { subject, preview, heading, rest, body, reason } = alertWords(i18n, mail)
  const share = mail.used / mail.allowance
  const shareWords = formatPercent(locale, share)
  const usage = { label: i18n._(msg`Open the Usage tab`), url: mail.links.usage }
  const way = wayOut(i18n, mail)
  return {
    locale,
    kind,
    subject,
    preview,
    heading,
    meter: { share, shareText: i18n._(msg`${shareWords} used`), rest },
    paragraphs: way ? [body, way.sentence] : [body],
    links: way ? [way.link, usage] : [usage],
    topHeading: i18n._(msg`What used most this month`),
    top: mail.top.slice(0, 3).map(automation => topLine(i18n, automation)),
    notes: [countedNote(i18n, mail), reason],
  }
}

function wayOut(i18n: I18n, { links }: AlertMail): { sentence: string; link: LetterLink } | null {
  switch (links.wayOut?.kind) {
    case undefined:
      return null
    case 'add_ons':
      return {
        sentence: i18n._(msg`Add-ons give more Actions at once.`),
        link: {
          label: i18n._(msg({ message: 'Add-ons', comment: 'French, fixed: Modules complémentaires' })),
          url: links.wayOut.url,
        },
      }
    case 'upgrade':
      return {
        sentence: i18n._(msg`An upgrade gives more Actions at once.`),
        link: {
          label: i18n._(
            msg({ message: 'Upgrade', context: 'usage', comment: 'French, fixed: Mise à niveau' }),
          ),
          url: links.wayOut.url,
        },
      }
  }
}

function topLine(i18n: I18n, automation: TopAutomation): TopLine {
  const count = automation.used
  const name = nameInSentence(automation.name)
  const place = nameInSentence(automation.placeName)
  const used = i18n._(msg`${plural(count, { one: '# Action', other: '# Actions' })}`)
  const share = formatPercent(i18n.locale, Math.round(automation.share * 1000) / 1000, 1)
  const words = i18n._(
    msg({ message: `${used}, ${share}: ${name} (${place})`, comment: 'What an automation of a place used' }),
  )
  return { name, place, used, share, words }
}

function countedNote(i18n: I18n, { at, plan }: AlertMail): string {
  const moment = pacificMoment(i18n, at)
  const name = planName(i18n, plan)
  return i18n._(msg`As of ${moment}, on the ${name} plan.`)
}

/** Plans are sold under one name in every language, but for Free Forever. */
function planName(i18n: I18n, plan: PlanId): string {
  return plan === 'free' ? i18n._(msg`Free Forever`) : plans[plan].name
}
