import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { AlertMail, TopAutomation } from '#domain/alert-mail.ts'
import { planName } from '#locales/billing/plan-name.ts'
import { formatPercent } from '#ui/format.ts'
import { alertWords } from './alert-words.ts'
import type { Block, Letter, LetterLink, Meter, Row } from './letter.ts'
import { addOnsLink, upgradeLink } from './letter-link.ts'
import { pacificMoment } from './mail-dates.ts'
import { nameInSentence } from './name-in-sentence.ts'

const states: Record<AlertMail['kind'], Meter['state']> = {
  ninety: 'warning',
  exceeded: 'suspended',
  early_warning: 'ok',
}

export function alertLetter(i18n: I18n, mail: AlertMail): Letter {
  const { locale, kind } = mail
  const { subject, preview, heading, rest, body, reason } = alertWords(i18n, mail)
  const share = mail.used / mail.allowance
  const shareWords = formatPercent(locale, share)
  const shareText = i18n._(msg`${shareWords} used`)
  const usage = { label: i18n._(msg`Open the Usage tab`), url: mail.links.usage }
  const way = wayOut(i18n, mail)
  const paragraphs = way ? [body, way.sentence] : [body]
  return {
    ...{ locale, subject, preview, heading },
    blocks: [
      { kind: 'meter', state: states[kind], share, shareText, rest },
      ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
      { kind: 'links', links: way ? [way.link, usage] : [usage] },
      ...topBlock(i18n, mail),
    ],
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
        link: addOnsLink(i18n, links.wayOut.url),
      }
    case 'upgrade':
      return {
        sentence: i18n._(msg`An upgrade gives more Actions at once.`),
        link: upgradeLink(i18n, links.wayOut.url),
      }
  }
}

/** A3: what used most, with its place and its share; nothing if nothing is known to have. */
function topBlock(i18n: I18n, { top }: AlertMail): Block[] {
  if (top.length === 0) return []
  const heading = i18n._(msg`What used most this month`)
  const rows = top.slice(0, 3).map(automation => topRow(i18n, automation))
  return [{ kind: 'rows', heading, rows, sums: [] }]
}

function topRow(i18n: I18n, automation: TopAutomation): Row {
  const count = automation.used
  const name = nameInSentence(automation.name)
  const place = nameInSentence(automation.placeName)
  const used = i18n._(msg`${plural(count, { one: '# Action', other: '# Actions' })}`)
  const share = formatPercent(i18n.locale, Math.round(automation.share * 1000) / 1000, 1)
  const words = i18n._(
    msg({ message: `${used}, ${share}: ${name} (${place})`, comment: 'What an automation of a place used' }),
  )
  return { name, notes: [place], value: used, valueNote: share, words }
}

function countedNote(i18n: I18n, { at, plan }: AlertMail): string {
  const moment = pacificMoment(i18n, at)
  const name = planName(i18n, plan)
  return i18n._(msg`As of ${moment}, on the ${name} plan.`)
}
