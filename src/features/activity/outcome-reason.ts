import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { planName } from '#api/plan-name.ts'
import type { RunView } from '#contract/runs.ts'
import { lowestPlanThat } from '#domain/plans.ts'
import type { Outcome } from '#domain/run.ts'
import { failureReason, stepName } from './step-words.ts'

const outcomes: Record<Outcome, MessageDescriptor> = {
  done: msg({ message: 'Done', context: 'outcome' }),
  failed: msg({ message: 'Failed', context: 'outcome' }),
  refused: msg({ message: 'Refused', context: 'outcome' }),
  stopped: msg({ message: 'Stopped', context: 'outcome' }),
  skipped: msg({ message: 'Skipped', context: 'outcome' }),
}

export function outcomeName(i18n: I18n, outcome: Outcome): string {
  return i18n._(outcomes[outcome])
}

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
    case 'skipped': {
      const plan = connectingPlan(i18n)
      return i18n._(msg({ message: `needs ${plan}`, context: 'outcome', comment: 'Skipped: needs Business' }))
    }
    case 'failed': {
      const index = steps.findIndex(({ result }) => result === 'failed')
      const failed = steps[index]
      if (!failed) return null
      const number = index + 1
      const what = stepName(i18n, failed)
      const why = failureReason(i18n, failed)
      return why
        ? i18n._(msg({ message: `step ${number}, ${what}: ${why}`, comment: 'step 2, set the status: …' }))
        : i18n._(msg`step ${number}, ${what}`)
    }
    case 'done':
      if (steps.some(({ result }) => result === 'done' || result === 'handed_over')) return null
      return steps.some(({ result }) => result === 'no_task')
        ? i18n._(msg({ message: 'without a task', context: 'outcome' }))
        : i18n._(msg({ message: 'nothing had to change', context: 'outcome' }))
  }
}

/** The lowest plan with webhooks and integrations (P6). */
export function connectingPlan(i18n: I18n): string {
  return planName(
    i18n,
    lowestPlanThat(({ connects }) => connects),
  )
}
