import { Trans } from '@lingui/react/macro'
import type { InvoiceView } from '#contract/billing.ts'

/** B12, T5: who sells or buys, as they write themselves. */
export function InvoiceParty({ title, party }: { title: string; party: InvoiceView['buyer'] }) {
  const { name, address, taxId } = party
  return (
    <section className="min-w-0">
      <h4 className="text-small font-medium text-text-muted">{title}</h4>
      <p className="font-medium wrap-anywhere">
        <bdi>{name}</bdi>
      </p>
      {address && (
        <p className="whitespace-pre-line wrap-anywhere">
          <bdi>{address}</bdi>
        </p>
      )}
      {taxId && (
        <p className="wrap-anywhere">
          <Trans comment="The number under which somebody pays taxes">
            Tax ID: <bdi>{taxId}</bdi>
          </Trans>
        </p>
      )}
    </section>
  )
}
