import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import Lock from 'lucide-react/icons/lock'
import { useApi } from '#api/api-context.tsx'
import { planName } from '#api/plan-name.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import { lowestPlanThat } from '#domain/plans.ts'
import { Badge } from '#ui/badge.tsx'

/** P6: the lowest plan with webhooks and integrations, by name. */
export function useConnectingPlan(): string {
  const { i18n } = useLingui()
  return planName(
    i18n,
    lowestPlanThat(({ connects }) => connects),
  )
}

/** P6: what a plan lacks shows a lock and the plan that has it. */
export function PlanBadge() {
  return (
    <Badge tone="accent" icon={Lock}>
      {useConnectingPlan()}
    </Badge>
  )
}

/** Whether the reader can buy, and whom to ask otherwise. */
export function useBuying(): { mayBuy: boolean; whomToAsk: string } {
  const { orpc } = useApi()
  const mayBuy = useQuery(orpc.session.get.queryOptions()).data?.may.billing ?? false
  return { mayBuy, whomToAsk: useWhomToAsk('billing') }
}

/** The way to a plan that has it. */
export function UpgradeLink() {
  const { mayBuy, whomToAsk } = useBuying()
  return mayBuy ? (
    <Link
      to="/settings/billing"
      search={{ for: 'upgrade' }}
      className="font-medium text-accent-text underline underline-offset-2"
    >
      <Trans context="usage">Upgrade</Trans>
    </Link>
  ) : (
    <Trans>To upgrade, ask {whomToAsk}.</Trans>
  )
}
