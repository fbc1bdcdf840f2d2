import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { planName } from '#api/plan-name.ts'
import type { BillingView } from '#contract/billing.ts'
import type { ProblemData } from '#contract/problems.ts'
import type { Wanted } from '#domain/order.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { formatMoney } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'

type RenewalRefusedProps = {
  data: ProblemData<'order_refused'>
  wanted: Wanted
  /** As far as it is known. */
  pastDue: BillingView['pastDue']
}

/** B10, B11: a renewal that was declined keeps something from being bought: why, until when, and what helps (T3). */
export function RenewalRefused({ data: { plan, nextOn }, wanted, pastDue }: RenewalRefusedProps) {
  const { t, i18n } = useLingui()
  const current = planName(i18n, plan)
  const next = nextOn && billingDay(i18n, nextOn)
  const total = pastDue && formatMoney(i18n.locale, pastDue.total)
  return (
    <ErrorState
      title={total ? t`The renewal of ${total} is not paid yet` : t`The renewal is not paid yet`}
      reason={
        <>
          {wanted.kind === 'upgrade' ? (
            <Trans>An upgrade gives credit for what was paid of {current}.</Trans>
          ) : (
            <Trans>The billing cycle is over, and the next one waits for the renewal.</Trans>
          )}{' '}
          {next && <Trans>It is charged again on {next}, or at once with another card.</Trans>}
        </>
      }
      help={t`Pay the renewal first, with this card or another one.`}
      actions={
        <LinkButton variant="primary" render={<Link to="/settings/billing/payment-methods" />}>
          <Trans>Payment methods</Trans>
        </LinkButton>
      }
    />
  )
}
