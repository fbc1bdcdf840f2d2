import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { type PlanId, plans } from '#domain/plans.ts'

// The other plans are sold under one name in every language.
const translated: Partial<Record<PlanId, MessageDescriptor>> = {
  free: msg({ message: 'Free Forever', comment: 'The name of a plan' }),
}

/** The plan's name as the reader knows it. */
export function planName(i18n: I18n, plan: PlanId): string {
  const name = translated[plan]
  return name ? i18n._(name) : plans[plan].name
}
