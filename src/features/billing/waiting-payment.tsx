import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { useApi } from '#api/api-context.tsx'
import type { OrderView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { Banner } from '#ui/banner.tsx'
import { formatMoney } from '#ui/format.ts'
import { LinkButton } from '#ui/link-button.tsx'
import type { BillingSearch } from './billing-search.ts'
import { useWantedName } from './order/wanted-name.ts'

/** B7, B8: a payment that waits for the bank, until it is confirmed or cancelled nothing else can be bought. */
export function WaitingPayment() {
  const { orpc } = useApi()
  const open = useQuery(orpc.orders.list.queryOptions()).data?.items
  const order = open?.find(({ state }) => state === 'requires_action')
  return order && <Waiting order={order} />
}

function Waiting({ order: { total, wanted } }: { order: OrderView }) {
  const { i18n } = useLingui()
  const nameOf = useWantedName()
  const to = useLocation({ select: ({ pathname }) => pathname })
  const { buy: _, quantity: __, upgrade: ___, ...rest }: BillingSearch = useSearch({ strict: false })
  const amount = formatMoney(i18n.locale, total)
  const what = nameOf(wanted)
  return (
    <Banner
      shape="card"
      tone="neutral"
      title={
        <Trans comment="A payment of $42.22 for +5,000 Actions a month waits for your bank.">
          A payment of {amount} for {what} waits for your bank.
        </Trans>
      }
      action={
        <LinkButton render={<Link to={to} search={{ ...rest, ...searchOf(wanted) }} />}>
          <Trans comment="With a payment that is not finished">Continue</Trans>
        </LinkButton>
      }
    />
  )
}

/** As the address orders it. */
function searchOf(wanted: Wanted): BillingSearch {
  switch (wanted.kind) {
    case 'add_on':
      return { buy: wanted.pack, ...(wanted.quantity > 1 && { quantity: wanted.quantity }) }
    case 'upgrade':
      return { upgrade: wanted.plan, cycle: wanted.cycle }
  }
}
