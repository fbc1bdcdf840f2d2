import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import type { AlertMail } from '#domain/alert-mail.ts'
import { WARNING_PERCENT } from '#domain/usage.ts'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { daysBefore, pacificDay, pacificDayOf, pacificMoment } from './mail-dates.ts'
import { nameInSentence } from './name-in-sentence.ts'

/** What one kind of alert says otherwise than the others: the number, then the date, then the way out. */
export type AlertWords = {
  subject: string
  preview: string
  heading: string
  /** What the meter leaves: Actions, or firings that were refused. */
  rest: string
  body: string
  /** Who gets such a message, and when. */
  reason: string
}

export function alertWords(i18n: I18n, mail: AlertMail): AlertWords {
  const { locale } = mail
  const used = formatNumber(locale, mail.used)
  const allowance = formatNumber(locale, mail.allowance)
  const left = formatNumber(locale, Math.max(0, mail.allowance - mail.used))
  const workspace = nameInSentence(mail.workspaceName)
  const recipient = nameInSentence(mail.recipientName)
  const reset = pacificMoment(i18n, mail.resetsAt)
  const heading = i18n._(msg`${used} of ${allowance} Actions used in ${workspace}`)
  const rest = i18n._(msg({ message: `${left} left`, comment: 'Actions left this month' }))
  switch (mail.kind) {
    case 'ninety': {
      const restart = i18n._(msg`The count starts again on ${reset}.`)
      const stop = i18n._(msg`When none are left before that, automations stop until then.`)
      const share = formatPercent(locale, WARNING_PERCENT / 100)
      return {
        subject: heading,
        preview: i18n._(msg`${left} left until ${reset}.`),
        heading,
        rest,
        body: `${restart} ${stop}`,
        reason: i18n._(
          msg`Sent to ${recipient}: owners and admins of ${workspace} get this message when ${share} of the month’s Actions are used.`,
        ),
      }
    }
    case 'exceeded': {
      const { refused } = mail
      const since = pacificMoment(i18n, mail.suspendedSince)
      const day = pacificDayOf(locale, mail.resetsAt)
      const suspended = i18n._(
        msg({
          message: `Automations have been suspended since ${since}.`,
          context: 'mail',
          comment: 'November 23, 06:03 Pacific',
        }),
      )
      const resume = i18n._(msg`They resume by themselves on ${reset}, or as soon as there are more Actions.`)
      return {
        subject: i18n._(
          msg`${used} of ${allowance} Actions used in ${workspace}: automations suspended until ${day}`,
        ),
        preview: i18n._(msg`Automations resume on ${reset}, or as soon as there are more Actions.`),
        heading,
        rest: i18n._(msg`${plural(refused, { one: '# firing refused', other: '# firings refused' })}`),
        body: `${suspended} ${resume}`,
        reason: i18n._(
          msg`Sent to ${recipient}: owners and admins of ${workspace} get this message when the first firing is refused because the Actions are used up.`,
        ),
      }
    }
    case 'early_warning': {
      const day = pacificDay(locale, mail.runsOutOn)
      const days = daysBefore(mail.runsOutOn, mail.resetsAt)
      const pace = i18n._(
        msg`At this pace all ${allowance} are used by about ${day}, ${plural(days, { one: '# day', other: '# days' })} before the reset on ${reset}.`,
      )
      const stop = i18n._(msg`Automations then stop until the reset.`)
      return {
        subject: i18n._(
          msg`${used} of ${allowance} Actions used in ${workspace}: the rest lasts until about ${day}`,
        ),
        preview: i18n._(msg`At this pace the rest lasts until about ${day}. The reset is on ${reset}.`),
        heading,
        rest,
        body: `${pace} ${stop}`,
        reason: i18n._(
          msg`Sent to ${recipient}: owners and admins of ${workspace} get this message when the Actions would end more than three days before the reset.`,
        ),
      }
    }
  }
}
