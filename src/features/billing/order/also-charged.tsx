import { Trans, useLingui } from '@lingui/react/macro'
import type { BillingView } from '#contract/billing.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { formatMoney } from '#ui/format.ts'

type AlsoChargedProps = {
  /** A new card is paid with. */
  isNew: boolean
  pastDue: BillingView['pastDue']
}

/** B3, B4: what else the card is charged for, and what is not paid by this order. */
export function AlsoCharged({ isNew, pastDue }: AlsoChargedProps) {
  if (!isNew && pastDue === null) return null
  return (
    <p className="prose-width text-small text-pretty text-text-muted">
      {isNew && <Trans>This card is kept, and renewals are charged to it.</Trans>}{' '}
      {pastDue && <StillUnpaid {...{ isNew, pastDue }} />}
    </p>
  )
}

function StillUnpaid({
  isNew,
  pastDue,
}: AlsoChargedProps & { pastDue: NonNullable<BillingView['pastDue']> }) {
  const { i18n } = useLingui()
  const total = formatMoney(i18n.locale, pastDue.total)
  const next = pastDue.nextOn && billingDay(i18n, pastDue.nextOn)
  if (pastDue.isCharging) {
    return <Trans>The renewal of {total} is not part of this order: it is being charged now.</Trans>
  }
  if (next === null) return <Trans>The renewal of {total} is still unpaid.</Trans>
  return isNew ? (
    <Trans>
      The renewal of {total} is still unpaid; it is tried again on {next}, with this card.
    </Trans>
  ) : (
    <Trans>
      The renewal of {total} is still unpaid; it is tried again on {next}.
    </Trans>
  )
}
