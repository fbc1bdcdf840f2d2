import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { type PlanId, plans } from '#domain/plans.ts'

/** Plans are sold under one name in every language, but for Free Forever. */
export function planName(i18n: I18n, plan: PlanId): string {
  return plan === 'free'
    ? i18n._(msg({ message: 'Free Forever', comment: 'The name of a plan' }))
    : plans[plan].name
}
