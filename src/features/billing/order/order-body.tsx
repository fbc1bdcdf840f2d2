import type { Ref } from 'react'
import { useState } from 'react'
import { useUsage } from '#api/use-usage.ts'
import type { BillingView, OrderView, QuoteView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { BankStep } from './bank-step.tsx'
import { OpenOrder } from './open-order.tsx'
import { OrderTerms } from './order-terms.tsx'
import { Paid } from './paid.tsx'
import { PayStep } from './pay-step.tsx'
import type { PayWithHandle } from './pay-with.tsx'
import type { PaymentRun } from './payment.ts'
import { type Payment, quoteOf } from './payment-state.ts'
import type { QuoteChange } from './quote-change.ts'
import { QuoteRefused } from './quote-refused.tsx'
import { UnknownOutcome } from './unknown-outcome.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import type { Quoting } from './use-quote.ts'

type OrderBodyProps = {
  wanted: Wanted
  billing: BillingView | undefined
  quoting: Quoting
  change: QuoteChange | null
  run: PaymentRun
  payment: Payment
  /** An order that is not finished; undefined while that is not known. */
  opened: OrderView | null | undefined
  /** Why nothing of the order can be changed now. */
  lockedReason: string | undefined
  /** What is typed as a quantity is none: the order is none either. */
  isBlank: boolean
  onBlank: (isBlank: boolean) => void
  card: Ref<Pick<PayWithHandle, 'read'>>
  onChange: (wanted: Wanted) => void
  onTyped: (isEmpty: boolean) => void
  onPay: () => void
  onRetry: () => void
}

/** What the panel shows at each step: the order and the card, the bank's question, an open end, the receipt. */
export function OrderBody(props: OrderBodyProps) {
  const { wanted, billing, quoting, run, payment, opened, lockedReason } = props
  const usage = useUsage().data
  const [wasSuspended, setSuspended] = useState(false)
  if (usage?.state === 'suspended' && !wasSuspended) setSuspended(true)

  const isChoosing = payment.kind === 'choosing'
  const said = isChoosing ? payment.said : null
  const agreed = quoteOf(payment)
  useKeptFocus(`${payment.kind} ${isChoosing && opened?.id}`)
  if (payment.kind === 'paid') {
    return (
      <Paid
        order={payment.begun.order}
        allowance={agreed?.allowance.after ?? billing?.allowance}
        resumed={agreed?.resumes || (wasSuspended && usage?.state !== 'suspended')}
      />
    )
  }

  // It stays in sight while it is gone on with or given up, until the bank asks.
  const going =
    (payment.kind === 'settling' || payment.kind === 'giving_up') && payment.round === 0 ? payment : null
  const inTheWay = isChoosing ? opened : going && !agreed ? going.begun.order : null
  const isFailed = isChoosing && quoting.kind === 'failed'
  const isPaying = payment.kind === 'reading' || payment.kind === 'charging'
  const isReady = quoting.kind === 'ready' && opened !== undefined && !props.isBlank
  const quote = agreed ?? (isReady ? quoting.quote : null)
  // Of an order that was begun elsewhere the terms are not known here.
  const hasTerms = !inTheWay && !isFailed && (isChoosing || isPaying || agreed !== null)
  return (
    <div className="flex flex-col gap-5">
      {inTheWay && (
        <OpenOrder
          order={inTheWay}
          wasInTheWay={said?.kind === 'order_open'}
          pending={going && (going.kind === 'settling' ? 'pay' : 'give_up')}
          onGoOn={() => void run.goOn(inTheWay, 'pay')}
          onGiveUp={() => void run.goOn(inTheWay, 'give_up')}
        />
      )}
      {quoting.kind === 'failed' && isFailed && !inTheWay && (
        <QuoteRefused
          error={quoting.error}
          wanted={wanted}
          running={billing?.cycle?.kind ?? null}
          pastDue={billing?.pastDue ?? null}
          onChange={props.onChange}
          onRetry={props.onRetry}
          isRetrying={quoting.isRetrying}
        />
      )}
      {hasTerms && (
        <OrderTerms
          {...{ wanted, billing, quote, said, lockedReason }}
          {...keptOf(quoting)}
          isSuspended={usage?.state === 'suspended'}
          isBlank={props.isBlank}
          onBlank={props.onBlank}
          change={isChoosing ? props.change : null}
          onChange={props.onChange}
        />
      )}
      {payment.kind === 'unknown' && (
        <UnknownOutcome
          total={'order' in payment.lost ? payment.lost.order.total : payment.lost.quote.total}
          error={payment.error}
        />
      )}
      {'round' in payment && payment.round > 0 && (
        <BankStep begun={payment.begun} round={payment.round} onAnswer={answer => void run.answer(answer)} />
      )}
      <PayStep
        ref={props.card}
        said={said}
        isShown={(isChoosing || isPaying) && !inTheWay && !isFailed}
        locked={!isChoosing}
        onTyped={props.onTyped}
        onSubmit={props.onPay}
      />
    </div>
  )
}

/** What stays in place while another price is asked for. */
function keptOf(quoting: Quoting): { before: QuoteView | null; shape: QuoteView | null } {
  switch (quoting.kind) {
    case 'loading':
      return { before: quoting.before, shape: quoting.shape }
    case 'ready':
      return { before: quoting.quote, shape: quoting.quote }
    case 'failed':
      return { before: null, shape: null }
  }
}
