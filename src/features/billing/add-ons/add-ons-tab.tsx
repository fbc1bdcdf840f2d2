import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView } from '#contract/billing.ts'
import { plans } from '#domain/plans.ts'
import { ErrorState } from '#ui/error-state.tsx'
import type { BillingSearch } from '../billing-search.ts'
import { GivenUpNotice } from '../given-up-notice.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { AddOnsSkeleton } from './add-ons-skeleton.tsx'
import { Bought } from './bought.tsx'
import { ExtraAutomation } from './extra-automation.tsx'
import { NextRenewal } from './next-renewal.tsx'
import { useNeededPack } from './use-needed-pack.ts'

/** B2, B10: Extra Automation: the packs, what was bought of them, and what the next cycle costs. */
export function AddOnsTab() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const billing = useQuery(orpc.billing.get.queryOptions())
  const search: BillingSearch = useSearch({ strict: false })
  const isWanted = search.for === 'add-ons'
  const needed = useNeededPack(isWanted)
  usePageTitle(t`Add-ons`)

  if (billing.data === undefined && billing.isError) {
    return (
      <ErrorState
        title={t`The add-ons cannot be shown`}
        {...explain(billing.error)}
        onRetry={() => void billing.refetch()}
        retrying={billing.isFetching}
      />
    )
  }
  const isMarked = isWanted && (billing.data === undefined || plans[billing.data.plan].buysAddOns)
  if (billing.data === undefined || (isMarked && needed === null)) return <AddOnsSkeleton marked={isMarked} />
  return <AddOns billing={billing.data} {...{ isWanted, needed }} />
}

type AddOnsProps = { billing: BillingView; isWanted: boolean; needed: ReturnType<typeof useNeededPack> }

function AddOns({ billing, isWanted, needed }: AddOnsProps) {
  const [arrived] = useState(billing.addOns.length)
  // Once something was bought here, what the visitor came for is done.
  const isDone = billing.addOns.length > arrived
  return (
    <>
      <ExtraAutomation billing={billing} wanted={isWanted && !isDone} needed={isDone ? null : needed} />
      <GivenUpNotice />
      <Bought billing={billing} />
      <NextRenewal billing={billing} />
    </>
  )
}
