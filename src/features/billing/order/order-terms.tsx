import type { BillingView, QuoteView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { CycleChoice } from './cycle-choice.tsx'
import { expectedLines } from './expected-lines.ts'
import { OrderEffects } from './order-effects.tsx'
import { OrderLines } from './order-lines.tsx'
import type { Said } from './payment-state.ts'
import { QuantityField } from './quantity-field.tsx'
import type { QuoteChange } from './quote-change.ts'
import { QuoteNotice } from './quote-notice.tsx'
import { WorkingOut } from './working-out.tsx'

type OrderTermsProps = {
  wanted: Wanted
  billing: BillingView | undefined
  /** Null while it is asked for. */
  quote: QuoteView | null
  before: QuoteView | null
  change: QuoteChange | null
  said: Said | null
  /** Why nothing of it can be changed now. */
  lockedReason: string | undefined
  onChange: (wanted: Wanted) => void
}

/** B3: what is bought, what it costs today and later, and what it changes. */
export function OrderTerms({
  wanted,
  billing,
  quote,
  before,
  change,
  said,
  lockedReason,
  onChange,
}: OrderTermsProps) {
  const refusal = said?.kind === 'quote_expired' ? said.reason : null
  return (
    <div className="flex flex-col gap-4">
      {wanted.kind === 'upgrade' && billing?.cycle === null && (
        <CycleChoice
          value={wanted.cycle}
          onValueChange={cycle => onChange({ ...wanted, cycle })}
          locked={lockedReason !== undefined}
        />
      )}
      <OrderLines
        quote={quote}
        before={before}
        expected={expectedLines(wanted, billing)}
        expectedTax={billing?.details.taxRate ?? 0}
        quantity={
          wanted.kind === 'add_on' && (
            <QuantityField
              value={wanted.quantity}
              onValueChange={quantity => onChange({ ...wanted, quantity })}
              lockedReason={lockedReason}
            />
          )
        }
      />
      {quote && <QuoteNotice refusal={refusal} change={change} total={quote.total} />}
      <OrderEffects quote={quote} />
      {quote && <WorkingOut quote={quote} />}
    </div>
  )
}
