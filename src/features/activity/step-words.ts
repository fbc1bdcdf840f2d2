import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RunView } from '#contract/runs.ts'
import type { StepKind } from '#domain/automation.ts'
import type { StepFailure, StepResult } from '#domain/run.ts'
import { refusalWords } from './answer-words.ts'

type Step = RunView['steps'][number]

const steps: Record<StepKind, MessageDescriptor> = {
  set_status: msg`set the status`,
  set_priority: msg`set the priority`,
  add_assignee: msg`add an assignee`,
  remove_assignee: msg`remove an assignee`,
  add_tag: msg`add a tag`,
  remove_tag: msg`remove a tag`,
  add_comment: msg({ message: 'add a comment', context: 'failed step' }),
  create_task: msg({ message: 'create a task', context: 'failed step' }),
  call_webhook: msg({ message: 'call a webhook', context: 'failed step' }),
  post_to_integration: msg({ message: 'post to an integration', context: 'failed step' }),
}

/** A step as the log names it, in lower case: `set the status`; what was sent with where to: `post to Slack #builds`. */
export function stepName(i18n: I18n, { kind, delivery }: Pick<Step, 'kind' | 'delivery'>): string {
  if (delivery && delivery.to !== null) {
    const { to } = delivery
    switch (delivery.target) {
      case 'webhook':
        break
      case 'slack':
        return i18n._(msg({ message: `post to Slack ${to}`, context: 'step', comment: 'To a channel' }))
      case 'github':
        return i18n._(
          msg({ message: `open a GitHub issue in ${to}`, context: 'step', comment: 'In a repository' }),
        )
      case 'email':
        return i18n._(msg({ message: `send an e-mail to ${to}`, context: 'step' }))
    }
  }
  return i18n._(Object.hasOwn(steps, kind) ? steps[kind as StepKind] : msg`an unknown step`)
}

const results: Record<StepResult['result'], MessageDescriptor> = {
  done: msg({ message: 'done', context: 'step' }),
  unchanged: msg({ message: 'it was so already', context: 'step' }),
  no_task: msg({ message: 'there was no task to work on', context: 'step' }),
  handed_over: msg({
    message: 'handed over',
    context: 'step',
    comment: 'The message was given to delivery; whether it arrived is said behind it',
  }),
  failed: msg({ message: 'failed', context: 'step' }),
  not_reached: msg({ message: 'not reached', context: 'step', comment: 'A step before it failed' }),
}

/** What came of a step, in lower case. */
export function resultName(i18n: I18n, result: StepResult['result']): string {
  return i18n._(results[result])
}

/** How far what a step handed over has come, in lower case. */
export function sendingName(
  i18n: I18n,
  { state, answers }: Pick<NonNullable<Step['delivery']>, 'state' | 'answers'>,
): string {
  switch (state) {
    case 'delivered':
      return i18n._(msg({ message: 'delivered', context: 'step' }))
    case 'failed':
      return i18n._(msg({ message: 'not delivered', context: 'step' }))
    case 'pending':
      return answers.length === 0
        ? i18n._(msg({ message: 'being delivered', context: 'step' }))
        : i18n._(msg({ message: 'delivery is being retried', context: 'step' }))
  }
}

/** Why a step failed, and what helps. */
const failures: Record<StepFailure, { reason: MessageDescriptor; help: MessageDescriptor }> = {
  status_unknown: {
    reason: msg`the status was deleted`,
    help: msg`Choose another status in the automation.`,
  },
  member_unknown: { reason: msg`the member has left`, help: msg`Choose another member in the automation.` },
  tag_unknown: { reason: msg`the tag was deleted`, help: msg`Choose another tag in the automation.` },
  list_unknown: { reason: msg`the List was deleted`, help: msg`Choose another List in the automation.` },
  title_empty: {
    reason: msg`the new task’s title was empty`,
    help: msg`Give the task a title in the automation that does not consist of placeholders only.`,
  },
  text_empty: {
    reason: msg`its text was empty`,
    help: msg`Give it a text in the automation that does not consist of placeholders only.`,
  },
  target_unfit: {
    reason: msg`what its placeholders left is nowhere to post to`,
    help: msg`Look at what came in, and put the address right in the automation.`,
  },
  delivery_failed: {
    reason: msg`it was not delivered`,
    help: msg`Look at what was answered, put it right, and send it again.`,
  },
}

/** Why a step failed, in lower case; null where it did not, or nobody knows why. */
export function failureReason(
  i18n: I18n,
  { reason, delivery }: Pick<Step, 'reason' | 'delivery'>,
): string | null {
  if (reason === undefined) return null
  if (reason === 'delivery_failed' && delivery) return refusalWords(i18n, delivery.answers)
  return i18n._(failures[reason].reason)
}

export function failureHelp(i18n: I18n, failure: StepFailure): string {
  return i18n._(failures[failure].help)
}
