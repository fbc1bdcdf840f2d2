import { Trans } from '@lingui/react/macro'
import type { InvoiceView } from '#contract/billing.ts'
import { Banner } from '#ui/banner.tsx'

/** B10: what is not paid says so, on paper too, and why it has no number. What helps stands above all of Billing. */
export function UnpaidNote({ invoice: { state, lines } }: { invoice: InvoiceView }) {
  switch (state) {
    case 'paid':
      return null
    case 'past_due':
      return (
        <Banner
          shape="card"
          tone="warning"
          announced={false}
          title={<Trans>This renewal could not be charged yet.</Trans>}
          detail={<Trans>It gets its number when it is paid.</Trans>}
        />
      )
    case 'uncollectible':
      return (
        <Banner
          shape="card"
          tone="suspended"
          announced={false}
          title={<Trans>This renewal was not paid.</Trans>}
          detail={
            <>
              <Trans>Every attempt to charge it was declined; it is not tried again and has no number.</Trans>{' '}
              {lines.some(({ item }) => item.kind === 'add_on') && <Trans>Its add-ons have ended.</Trans>}
            </>
          }
        />
      )
  }
}
