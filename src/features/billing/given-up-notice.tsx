import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import type { BillingView, InvoiceView } from '#contract/billing.ts'
import { plans } from '#domain/plans.ts'
import { billingDay, countedName, packName } from '#locales/billing/line-words.ts'
import { Banner } from '#ui/banner.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** B10: after the last attempt, for as long as the cycle runs that was not paid: what ended, and how to have it again. */
export function GivenUpNotice() {
  const { orpc } = useApi()
  const billing = useQuery(orpc.billing.get.queryOptions()).data
  const invoices = useQuery(orpc.invoices.list.queryOptions()).data?.items
  const invoice = billing && invoices && givenUp(billing, invoices)
  const lost = invoice ? lostWith(invoice, billing.addOns) : []
  return invoice && lost.length > 0 && <Lost {...{ invoice, lost }} plan={billing.plan} />
}

type Pack = Pick<BillingView['addOns'][number], 'pack' | 'quantity'>
type LostProps = Pick<BillingView, 'plan'> & { invoice: InvoiceView; lost: readonly Pack[] }

function Lost({ invoice, lost, plan }: LostProps) {
  const { i18n } = useLingui()
  const day = billingDay(i18n, invoice.period.from)
  const names = lost.map(({ pack, quantity }) => countedName(i18n, packName(i18n, pack), quantity))
  const packs = new Intl.ListFormat(i18n.locale).format(names)
  const [one] = lost
  // One order is one pack.
  const order =
    one && lost.length === 1 ? { buy: one.pack, ...(one.quantity > 1 && { quantity: one.quantity }) } : {}
  return (
    <Banner
      shape="card"
      tone="suspended"
      announced={false}
      title={<Trans>The renewal of {day} was not paid.</Trans>}
      detail={
        lost.length === 1 ? (
          <Trans comment="An add-on, at a renewal that was not paid">
            With it ended: {packs}. Buy it again to have it back.
          </Trans>
        ) : (
          <Trans comment="Several add-ons, at a renewal that was not paid">
            With it ended: {packs}. Buy them again to have them back.
          </Trans>
        )
      }
      action={
        plans[plan].buysAddOns && (
          <LinkButton render={<Link to="/settings/billing/add-ons" search={order} />}>
            <Trans comment="An add-on that has ended">Buy again</Trans>
          </LinkButton>
        )
      }
    />
  )
}

/** The newest renewal that was given up, where its cycle is the running one. */
function givenUp({ cycle }: BillingView, invoices: readonly InvoiceView[]): InvoiceView | undefined {
  return invoices.find(({ state, period }) => state === 'uncollectible' && period.from === cycle?.start)
}

/** The add-ons of the renewal that were not bought again since. */
function lostWith({ lines }: InvoiceView, addOns: readonly Pack[]): Pack[] {
  const left = addOns.map(({ pack, quantity }) => ({ pack, quantity }))
  return lines.flatMap(({ item }) => {
    if (item.kind !== 'add_on') return []
    const again = left.findIndex(({ pack, quantity }) => pack === item.pack && quantity >= item.quantity)
    if (again >= 0) left.splice(again, 1)
    return again < 0 ? [item] : []
  })
}
