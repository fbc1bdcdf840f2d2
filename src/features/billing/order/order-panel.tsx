import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { Wanted } from '#domain/order.ts'
import { Dialog } from '#ui/dialog.tsx'
import { OrderBody } from './order-body.tsx'
import { PayFooter } from './pay-footer.tsx'
import type { PayWithHandle } from './pay-with.tsx'
import { holdOf } from './payment-state.ts'
import { useJustChanged } from './use-just-changed.ts'
import { useLeaveGuard } from './use-leave-guard.ts'
import { usePayment } from './use-payment.ts'
import { useQuote } from './use-quote.ts'

type OrderPanelProps = {
  open: boolean
  wanted: Wanted
  onChange: (wanted: Wanted) => void
  onClose: () => void
}

/** B3 to B8: the panel around an order, which cannot be left by accident while it is paid. */
export function OrderPanel({ open, wanted, onChange, onClose }: OrderPanelProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const billing = useQuery(orpc.billing.get.queryOptions()).data
  const { run, payment, opened } = usePayment()
  const isChoosing = payment.kind === 'choosing'
  const { quoting, replace, forgetChange } = useQuote(wanted, billing, !isChoosing)
  const quote = quoting.kind === 'ready' ? quoting.quote : null
  const change = quoting.kind === 'ready' ? quoting.change : null
  const isChanged = useJustChanged(change)
  const [isTyped, setTyped] = useState(false)
  const [isBlank, setBlank] = useState(false)
  const card = useRef<Pick<PayWithHandle, 'read'>>(null)

  const hold = holdOf(payment)
  const lockedReason =
    hold === 'wait'
      ? t`The payment is under way. Wait for the answer.`
      : hold === 'ask'
        ? t`Answer your bank first, or cancel the payment.`
        : undefined
  const hasTried = useLeaveGuard(hold)
  const [hasAsked, setAsked] = useState(false)
  if (hold === null && hasAsked) setAsked(false)

  const said = payment.kind === 'choosing' ? payment.said : null
  const replaceExpired = useEffectEvent(replace)
  useEffect(() => {
    if (said?.kind === 'quote_expired' || said?.kind === 'order_open') replaceExpired()
  }, [said])

  const isReplacing = quoting.kind === 'ready' && quoting.isReplacing
  const isKnown = billing !== undefined && opened === null && !isReplacing && !isBlank
  const mayPay = quote !== null && isKnown && !isChanged

  function pay(): void {
    if (!mayPay || !quote) return
    forgetChange()
    void run.pay(async () => {
      const chosen = await card.current?.read()
      return chosen ? { key: crypto.randomUUID(), quote, ...chosen } : null
    })
  }

  const waits = isBlank
    ? t`Enter a quantity first.`
    : isChanged
      ? t`The order has just changed: look at it first.`
      : undefined
  const inTheWay = isChoosing ? (opened ?? null) : null
  const hasNoPrice = isChoosing && (quoting.kind === 'failed' || inTheWay !== null)
  return (
    <Dialog
      kind="panel"
      open={open}
      onClose={onClose}
      title={t`Order summary`}
      lockedReason={lockedReason}
      onHeld={() => setAsked(true)}
      outsidePress={payment.kind === 'paid' || (isChoosing && !isTyped) ? 'close' : 'ignore'}
      footer={
        !hasNoPrice && (
          <PayFooter
            payment={payment}
            total={quote && opened !== undefined && !isBlank ? quote.total : null}
            isWaiting={!mayPay}
            waits={waits}
            held={hasTried || hasAsked ? lockedReason : undefined}
            onPay={pay}
            onCheck={() => void run.check()}
            onGiveUp={() => void run.giveUp()}
            onDone={onClose}
          />
        )
      }
    >
      <OrderBody
        {...{ wanted, billing, quoting, change, run, payment, opened, isBlank }}
        lockedReason={isChoosing ? undefined : (lockedReason ?? t`Check first what came of the payment.`)}
        onBlank={setBlank}
        card={card}
        onChange={next => {
          run.forget()
          onChange(next)
        }}
        onTyped={isEmpty => setTyped(!isEmpty)}
        onPay={pay}
        onRetry={replace}
      />
    </Dialog>
  )
}
