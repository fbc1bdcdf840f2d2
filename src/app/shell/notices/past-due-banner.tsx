import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import type { BillingView } from '#contract/billing.ts'
import type { PacificDate } from '#domain/brand.ts'
import { ATTEMPTS, nextAttemptOn } from '#domain/dunning.ts'
import { Banner } from '#ui/banner.tsx'
import { formatDate, formatMoney } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'

/** B10: while a renewal is not paid, wherever somebody is but in Billing, which says it at length. */
export function PastDueBanner() {
  const { t } = useLingui()
  const { orpc, queryClient } = useApi()
  // As another member acts all is read again at once, before it is known whether that one may (B1).
  const mayRead = () => queryClient.getQueryData(orpc.session.get.queryKey())?.may.billing === true
  const billing = useQuery({ ...orpc.billing.get.queryOptions(), enabled: mayRead }).data
  const isThere = useRouterState({
    select: ({ location }) => location.pathname.startsWith('/settings/billing'),
  })
  if (!billing?.pastDue || isThere) return null
  const { pastDue, addOns } = billing
  return (
    <section aria-label={t`Renewal not paid`}>
      <Banner
        tone="warning"
        title={<What {...pastDue} />}
        detail={<WhatComes {...pastDue} hasAddOns={addOns.length > 0} />}
        action={
          <LinkButton render={<Link to="/settings/billing/payment-methods" />}>
            <Trans>Payment methods</Trans>
          </LinkButton>
        }
      />
    </section>
  )
}

type PastDueView = NonNullable<BillingView['pastDue']>

function What({ total: cents, decline }: PastDueView) {
  const { i18n } = useLingui()
  const total = formatMoney(i18n.locale, cents)
  return decline === 'no_card' ? (
    <Trans>The renewal of {total} has no card to be charged to.</Trans>
  ) : (
    <Trans>The renewal of {total} was declined.</Trans>
  )
}

function WhatComes({ isCharging, since, nextOn, hasAddOns }: PastDueView & { hasAddOns: boolean }) {
  const { i18n } = useLingui()
  const lastOn = nextAttemptOn(since, ATTEMPTS - 1)
  // A day of the calendar in Pacific Time, in which attempts are made.
  const day = (date: PacificDate) => formatDate(i18n.locale, Date.parse(date), 'longDay', 'UTC')
  if (isCharging) return <Trans>It is being charged again now.</Trans>
  if (nextOn === null || lastOn === null) return null
  const [next, last] = [day(nextOn), day(lastOn)]
  if (nextOn === lastOn) {
    return hasAddOns ? (
      <Trans>The last attempt is on {last}: declined again, the add-ons end.</Trans>
    ) : (
      <Trans>The last attempt is on {last}. The plan goes on.</Trans>
    )
  }
  return hasAddOns ? (
    <Trans>
      It is charged again on {next}; if no attempt succeeds by {last}, the add-ons end.
    </Trans>
  ) : (
    <Trans>
      It is charged again on {next}, and on {last} for the last time. The plan goes on.
    </Trans>
  )
}
