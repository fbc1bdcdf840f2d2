import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView } from '#contract/billing.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { BillingDetails } from './billing-details.tsx'
import { PaymentMethodsSkeleton } from './payment-methods-skeleton.tsx'
import { SavedCards } from './saved-cards.tsx'
import { useDefaultCard } from './use-default-card.ts'

/** B1: the cards, what is past due on them, and who invoices are made out to. */
export function PaymentMethodsTab() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const billing = useQuery(orpc.billing.get.queryOptions())
  // Its clock tells which cards have expired (T1).
  useQuery(orpc.session.get.queryOptions())
  usePageTitle(t`Payment methods`)

  if (billing.data) return <PaymentMethods billing={billing.data} />
  if (billing.isError) {
    return (
      <ErrorState
        title={t`The payment methods cannot be shown`}
        {...explain(billing.error)}
        onRetry={() => void billing.refetch()}
        retrying={billing.isFetching}
      />
    )
  }
  return <PaymentMethodsSkeleton />
}

function PaymentMethods({ billing }: { billing: BillingView }) {
  const { pastDue, details } = billing
  const defaultCard = useDefaultCard(billing)
  return (
    <>
      <SavedCards {...{ billing, defaultCard }} />
      <BillingDetails details={details} quiet={pastDue !== null} />
    </>
  )
}
