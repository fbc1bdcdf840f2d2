import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RunView } from '#contract/runs.ts'
import type { StepKind } from '#domain/automation.ts'
import type { StepFailure } from '#domain/run.ts'

/** Why a run ended as it did, beside its outcome; null where there is no more to say. */
export function outcomeReason(
  i18n: I18n,
  { outcome, steps }: Pick<RunView, 'outcome' | 'steps'>,
): string | null {
  switch (outcome) {
    case 'refused':
      return i18n._(msg({ message: 'Actions used up', context: 'outcome' }))
    case 'stopped':
      return i18n._(msg({ message: 'loop', context: 'outcome', comment: 'Stopped: loop' }))
    case 'failed': {
      const index = steps.findIndex(({ result }) => result === 'failed')
      const failed = steps[index]
      if (!failed) return null
      const number = index + 1
      const what = i18n._(stepNames[failed.kind as StepKind] ?? msg`an unknown step`)
      const why = failed.reason && i18n._(failures[failed.reason])
      return why
        ? i18n._(msg({ message: `step ${number}, ${what}: ${why}`, comment: 'step 2, set the status: …' }))
        : i18n._(msg`step ${number}, ${what}`)
    }
    case 'done':
      if (steps.some(({ result }) => result === 'done')) return null
      return steps.some(({ result }) => result === 'no_task')
        ? i18n._(msg({ message: 'without a task', context: 'outcome' }))
        : i18n._(msg({ message: 'nothing had to change', context: 'outcome' }))
  }
}

const stepNames: Record<StepKind, MessageDescriptor> = {
  set_status: msg`set the status`,
  set_priority: msg`set the priority`,
  add_assignee: msg`add an assignee`,
  remove_assignee: msg`remove an assignee`,
  add_tag: msg`add a tag`,
  remove_tag: msg`remove a tag`,
  add_comment: msg({ message: 'add a comment', context: 'failed step' }),
}

const failures: Record<StepFailure, MessageDescriptor> = {
  status_unknown: msg`the status was deleted`,
  member_unknown: msg`the member has left`,
  tag_unknown: msg`the tag was deleted`,
}
