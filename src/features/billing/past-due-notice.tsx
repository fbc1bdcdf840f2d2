import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import type { BillingView } from '#contract/billing.ts'
import type { PacificDate } from '#domain/brand.ts'
import { ATTEMPTS, nextAttemptOn } from '#domain/dunning.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { Banner } from '#ui/banner.tsx'
import { formatMoney } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { useDeclineWords } from './decline-words.ts'
import { isPastDueWith } from './is-past-due-with.ts'

type PastDueNoticeProps = {
  pastDue: NonNullable<BillingView['pastDue']>
  addOns: BillingView['addOns']
}

/** B10: a renewal that was not paid: how much, of which cycle, why, what comes next, and what helps. */
export function PastDueNotice({ pastDue, addOns }: PastDueNoticeProps) {
  const { i18n } = useLingui()
  const isThere = useLocation({ select: ({ pathname }) => pathname.endsWith('/payment-methods') })
  const decline = useDeclineWords()(pastDue.decline)
  const total = formatMoney(i18n.locale, pastDue.total)
  const from = billingDay(i18n, pastDue.period.from)
  const hasAddOns = addOns.some(addOn => isPastDueWith(pastDue, addOn))
  return (
    <Banner
      shape="card"
      tone="warning"
      title={
        <Trans>
          The renewal of {from} is not paid: {total}.
        </Trans>
      }
      detail={
        <>
          {decline.what} <WhatComes {...pastDue} hasAddOns={hasAddOns} />
        </>
      }
      action={
        !isThere && (
          <LinkButton render={<Link to="/settings/billing/payment-methods" />}>
            <Trans>Payment methods</Trans>
          </LinkButton>
        )
      }
    />
  )
}

type WhatComesProps = PastDueNoticeProps['pastDue'] & { hasAddOns: boolean }

function WhatComes({ decline, isCharging, nextOn, since, hasAddOns }: WhatComesProps) {
  const { i18n } = useLingui()
  if (isCharging) return <Trans>It is being charged again now.</Trans>
  if (nextOn === null) return null
  const last = nextAttemptOn(since, ATTEMPTS - 1)
  const next = billingDay(i18n, nextOn)
  return (
    <>
      {decline === 'no_card' ? (
        <Trans>Add a card: it is charged at once. Without one, the next attempt is on {next}.</Trans>
      ) : (
        <Trans>It is charged again on {next}, or at once with another card.</Trans>
      )}{' '}
      {hasAddOns &&
        (last === null || last === nextOn ? (
          <Trans>That is the last attempt: declined again, the add-ons end.</Trans>
        ) : (
          <AfterLast last={last} />
        ))}
    </>
  )
}

function AfterLast({ last }: { last: PacificDate }) {
  const { i18n } = useLingui()
  const day = billingDay(i18n, last)
  return <Trans>When the last attempt, on {day}, is declined too, the add-ons end.</Trans>
}
