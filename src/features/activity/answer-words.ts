import type { I18n } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { ANSWER_WITHIN } from '#domain/delivery.ts'
import { formatNumber } from '#ui/format.ts'

/** What came of an attempt, as far as it is told in words. */
type Answer = { kind: 'answered'; status: number } | { kind: 'timeout' } | { kind: 'unreachable' }

/** "Answered 503". */
export function answerWords(i18n: I18n, answer: Answer): string {
  switch (answer.kind) {
    case 'answered': {
      const { status } = answer
      return i18n._(
        msg({ message: `Answered ${status}`, comment: 'What a receiver answered: its HTTP status' }),
      )
    }
    case 'timeout': {
      const most = formatNumber(i18n.locale, ANSWER_WITHIN / 1000)
      return i18n._(msg`No answer within ${most} seconds`)
    }
    case 'unreachable':
      return i18n._(msg`The address could not be reached`)
  }
}

/** Why a delivery has failed, of all its attempts: "the receiver refused all 6 attempts (503)". */
export function refusalWords(i18n: I18n, answers: readonly Answer[]): string {
  const count = answers.length
  const last = answers.at(-1)
  if (!last) return i18n._(msg`it was not delivered`)
  if (answers.some(({ kind }) => kind !== last.kind)) return mixed(i18n, { count, last })
  switch (last.kind) {
    case 'answered': {
      const { status } = last
      return i18n._(
        msg({
          message: plural(count, {
            one: `the receiver refused it (${status})`,
            other: `the receiver refused all # attempts (${status})`,
          }),
          comment: 'The status is that of the last answer',
        }),
      )
    }
    case 'timeout':
      return i18n._(
        msg`${plural(count, { one: 'no answer in # attempt', other: 'no answer in # attempts' })}`,
      )
    case 'unreachable':
      return i18n._(
        msg`${plural(count, {
          one: 'the address could not be reached in # attempt',
          other: 'the address could not be reached in # attempts',
        })}`,
      )
  }
}

function mixed(i18n: I18n, { count, last }: { count: number; last: Answer }): string {
  if (last.kind !== 'answered')
    return i18n._(msg`none of ${count} attempts succeeded, the last without an answer`)
  const { status } = last
  return i18n._(msg`none of ${count} attempts succeeded, the last answered ${status}`)
}
