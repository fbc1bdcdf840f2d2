import type { BillingView, QuoteView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { Skeleton } from '#ui/skeleton.tsx'
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
  /** See Quoting. */
  before: QuoteView | null
  shape: QuoteView | null
  change: QuoteChange | null
  said: Said | null
  /** Whether automations are suspended, of which an order says whether they resume. */
  isSuspended: boolean
  /** What is typed as a quantity is none. */
  isBlank: boolean
  onBlank: (isBlank: boolean) => void
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
  shape,
  change,
  said,
  isSuspended,
  isBlank,
  onBlank,
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
        isBlank={isBlank}
        quantity={
          wanted.kind === 'add_on' && (
            <QuantityField
              value={isBlank ? null : wanted.quantity}
              onValueChange={quantity => {
                onBlank(quantity === null)
                if (quantity !== null) onChange({ ...wanted, quantity })
              }}
              lockedReason={lockedReason}
            />
          )
        }
      />
      {quote && <QuoteNotice refusal={refusal} change={change} total={quote.total} />}
      <OrderEffects {...{ quote, shape, isSuspended, isBlank }} />
      {quote ? (
        <WorkingOut quote={quote} />
      ) : isBlank ? (
        <div className="h-5" />
      ) : (
        <Skeleton className="h-5 w-40" />
      )}
    </div>
  )
}
