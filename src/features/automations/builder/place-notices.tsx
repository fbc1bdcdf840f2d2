import { Trans, useLingui } from '@lingui/react/macro'
import { planName } from '#api/plan-name.ts'
import type { PlaceView } from '#contract/places.ts'
import type { PlanId } from '#domain/plans.ts'
import { Banner } from '#ui/banner.tsx'
import { UpgradeLink } from '../locked.tsx'

/** An inherited automation lives above the place that it is looked at from. */
export function InheritedNotice({ home }: { home: PlaceView }) {
  const { name } = home
  return (
    <Banner
      tone="neutral"
      title={<Trans>Works in all of {name}.</Trans>}
      detail={<Trans>A change holds in every place below it.</Trans>}
    />
  )
}

/** P6: the plan was lowered: what uses webhooks or integrations stays, and is skipped. */
export function SkippedNotice({ plan }: { plan: PlanId }) {
  const { i18n } = useLingui()
  const name = planName(i18n, plan)
  return (
    <Banner
      tone="warning"
      title={<Trans>It is skipped whenever it fires: {name} has no webhooks and integrations.</Trans>}
      detail={<Trans>To change it, remove the marked parts, or upgrade.</Trans>}
      action={<UpgradeLink />}
    />
  )
}
