import { Trans, useLingui } from '@lingui/react/macro'
import CreditCard from 'lucide-react/icons/credit-card'
import { planName } from '#api/plan-name.ts'
import { useExplain } from '#api/use-explain.ts'
import { useUsage } from '#api/use-usage.ts'
import type { UsageView } from '#contract/usage.ts'
import { Banner } from '#ui/banner.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { formatNumber } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { BillingOnly } from './billing-only.tsx'
import { PlanTable } from './plan-table.tsx'

/** B1: owners and admins see the plans; others read whom to ask. */
export function BillingPage() {
  const { t } = useLingui()
  return (
    <BillingOnly
      cannot={t`Billing cannot be shown`}
      others={{
        icon: CreditCard,
        title: t`Billing is for owners and admins`,
        ask: names => <Trans>To upgrade or to get more Actions, ask {names}.</Trans>,
      }}
    >
      <Plans />
    </BillingOnly>
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
