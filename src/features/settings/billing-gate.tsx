import { Trans, useLingui } from '@lingui/react/macro'
import { Outlet } from '@tanstack/react-router'
import CreditCard from 'lucide-react/icons/credit-card'
import { BillingOnly } from './billing-only.tsx'

/** B1: around all that is Billing's: owners and admins go on to it, others read whom to ask. */
export function BillingGate() {
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
      <Outlet />
    </BillingOnly>
  )
}
