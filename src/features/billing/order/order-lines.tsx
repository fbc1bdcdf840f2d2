import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { LineView, QuoteView } from '#contract/billing.ts'
import { formatPercent } from '#ui/format.ts'
import { Amount } from './amount.tsx'
import { OrderLine } from './order-line.tsx'

type OrderLinesProps = {
  /** Null while it is asked for. */
  quote: QuoteView | null
  /** The latest quote for the same thing: its dates stand where its amounts do not count any more. */
  before: QuoteView | null
  /** What the lines are about, before a quote says so. */
  expected: readonly LineView[]
  /** Per 10,000; of the tax line that is to be expected. */
  expectedTax: number
  /** Under the first item: how many of it. */
  quantity: ReactNode
  /** There is no order: what is not known is not asked for. */
  isBlank: boolean
}

/** B3: line by line, from the price of a whole cycle to what is due today: what is shown adds up. */
export function OrderLines({ quote, before, expected, expectedTax, quantity, isBlank }: OrderLinesProps) {
  const { i18n } = useLingui()
  const like = quote ?? before
  const taxRate = quote?.taxRate ?? expectedTax
  const rate = formatPercent(i18n.locale, taxRate / 10_000, taxRate % 100 === 0 ? 0 : 2)
  return (
    <dl className="flex flex-col gap-3">
      {(quote?.lines ?? expected).map((line, index) => (
        <OrderLine
          key={`${index} ${line.item.kind}`}
          line={line}
          isKnown={quote !== null}
          isBlank={isBlank}
          timed={like?.lines[index] ?? null}
          terms={like && { cycle: like.cycle.kind, period: like.period }}
          quantity={index === 0 && quantity}
        />
      ))}
      {taxRate > 0 && (
        <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 border-t pt-3">
          <dt>
            <Trans comment="Of an order, before tax">Subtotal</Trans>
          </dt>
          <dd className="text-right">
            <Amount of={quote?.subtotal ?? null} isBlank={isBlank} />
          </dd>
          <dt>
            <Trans comment="With its rate: Tax (20%)">Tax ({rate})</Trans>
          </dt>
          <dd className="text-right">
            <Amount of={quote?.tax ?? null} isBlank={isBlank} />
          </dd>
        </div>
      )}
      <div className="flex items-baseline justify-between gap-3 border-t pt-3">
        <dt className="text-heading">
          <Trans>Due today</Trans>
        </dt>
        <dd className="text-title">
          <Amount of={quote?.total ?? null} isBlank={isBlank} />
        </dd>
      </div>
    </dl>
  )
}
