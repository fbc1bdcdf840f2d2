import { Trans, useLingui } from '@lingui/react/macro'
import type { BillingView } from '#contract/billing.ts'
import { plans } from '#domain/plans.ts'
import { Card } from '#ui/card.tsx'
import { formatNumber } from '#ui/format.ts'
import { BoughtRow } from './bought-row.tsx'

/** B2, B10: the add-ons that the workspace has. */
export function Bought({ billing }: { billing: BillingView }) {
  const { addOns } = billing
  return (
    <Card
      level={3}
      title={<Trans comment="The add-ons that the workspace has bought">Yours</Trans>}
      aside={addOns.length > 0 && <InAll {...billing} />}
    >
      {addOns.length === 0 ? (
        <p className="text-text-muted">
          <Trans>No add-ons at the moment.</Trans>
        </p>
      ) : (
        <ul className="flex flex-col divide-y">
          {addOns.map(addOn => (
            <BoughtRow key={addOn.id} {...{ addOn, billing }} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function InAll({ plan, allowance }: Pick<BillingView, 'plan' | 'allowance'>) {
  const { i18n } = useLingui()
  const included = formatNumber(i18n.locale, plans[plan].actions)
  const actions = formatNumber(i18n.locale, allowance)
  return (
    <p className="tnum text-text-muted">
      <Trans comment="The plan’s and the add-ons’: With the plan’s 10,000: 15,000 Actions a month">
        With the plan’s {included}: {actions} Actions a month
      </Trans>
    </p>
  )
}
