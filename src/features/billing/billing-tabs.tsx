import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { Ref } from 'react'
import { CycleLine } from './cycle-line.tsx'

// Quieter than the tabs of the settings above them.
const tab =
  'flex min-h-8 items-center rounded-control border border-transparent px-2.5 font-medium text-text-muted transition-colors hover:bg-hover hover:text-text aria-[current=page]:bg-neutral-4 aria-[current=page]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]'

/** B1: the parts of Billing, and at their right what the workspace is on. */
export function BillingTabs({ ref }: { ref: Ref<HTMLElement> }) {
  const { t } = useLingui()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 print:hidden">
      <nav ref={ref} aria-label={t`Billing`} className="-ml-2.5 flex min-w-0 flex-wrap gap-1 max-sm:-ml-1">
        <Link to="/settings/billing/plans" className={tab}>{t`Plans`}</Link>
        <Link to="/settings/billing/add-ons" className={tab}>{t`Add-ons`}</Link>
        <Link to="/settings/billing/invoices" className={tab}>{t`Invoices`}</Link>
        <Link to="/settings/billing/payment-methods" className={tab}>{t`Payment methods`}</Link>
      </nav>
      <CycleLine />
    </div>
  )
}
