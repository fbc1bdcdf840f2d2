import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import CreditCard from 'lucide-react/icons/credit-card'
import { useApi } from '#api/api-context.tsx'
import { planName } from '#api/plan-name.ts'
import { useExplain } from '#api/use-explain.ts'
import { useUsage } from '#api/use-usage.ts'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import type { UsageView } from '#contract/usage.ts'
import { Banner } from '#ui/banner.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { formatNumber } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { PlanTable } from './plan-table.tsx'

/** B1: owners and admins see the plans; others read whom to ask. */
export function BillingPage() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const session = useQuery(orpc.session.get.queryOptions())

  if (session.data === undefined) {
    return session.isError ? (
      <ErrorState
        level={2}
        title={t`Billing cannot be shown`}
        {...explain(session.error)}
        onRetry={() => void session.refetch()}
        retrying={session.isFetching}
      />
    ) : (
      <Skeleton className="h-80 w-full" announced />
    )
  }
  return session.data.may.billing ? <Plans /> : <AskSomeone />
}

function AskSomeone() {
  const { t } = useLingui()
  const names = useWhomToAsk('billing')
  return (
    <EmptyState level={2} icon={CreditCard} title={t`Billing is for owners and admins`}>
      <Trans>To upgrade or to get more Actions, ask {names}.</Trans>
    </EmptyState>
  )
}

function Plans() {
  const { t } = useLingui()
  const explain = useExplain()
  const usage = useUsage()
  return (
    <>
      <div>
        <h2 className="text-title">
          <Trans>Plans</Trans>
        </h2>
        {usage.data && <Now usage={usage.data} />}
      </div>
      <Banner
        shape="card"
        tone="neutral"
        title={<Trans>Buying is not open here yet.</Trans>}
        detail={<Trans>This page compares the plans; upgrades and add-ons cannot be bought on it.</Trans>}
      />
      {usage.data ? (
        <PlanTable usage={usage.data} />
      ) : usage.isError ? (
        <ErrorState
          title={t`The plans cannot be compared`}
          {...explain(usage.error)}
          onRetry={() => void usage.refetch()}
          retrying={usage.isFetching}
        />
      ) : (
        <Skeleton className="h-80 w-full" announced />
      )}
    </>
  )
}

function Now({ usage }: { usage: UsageView }) {
  const { i18n } = useLingui()
  const plan = planName(i18n, usage.plan)
  const used = formatNumber(i18n.locale, usage.used)
  const active = formatNumber(i18n.locale, usage.active)
  const addOns = formatNumber(i18n.locale, usage.addOnActions)
  return (
    <p className="text-text-muted">
      <Trans>
        On {plan}: {used} Actions used this month, {active} active automations.
      </Trans>{' '}
      {usage.addOnActions > 0 && <Trans>Add-ons give {addOns} more Actions a month.</Trans>}
    </p>
  )
}
