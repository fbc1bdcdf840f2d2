import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import type { Cents } from '#domain/brand.ts'
import { Button, type ButtonProps } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { formatMoney } from '#ui/format.ts'
import type { Payment } from './payment-state.ts'
import { usePaymentStatus } from './use-payment-status.ts'

type PayFooterProps = {
  payment: Payment
  /** Null while it is not known. */
  total: Cents | null
  /** Whether it cannot be agreed to yet, and why, where the buyer has to know. */
  isWaiting: boolean
  waits: string | undefined
  /** Why the panel cannot be left, once somebody has tried to. */
  held: string | undefined
  onPay: () => void
  onCheck: () => void
  onGiveUp: () => void
  onDone: () => void
}

type Act = Pick<ButtonProps, 'variant' | 'pending' | 'disabledReason' | 'onClick'> & { label: string }

/** B4: what comes next, always in view, and under it how far the payment is. One button all along: it keeps the focus. */
export function PayFooter({ held, ...props }: PayFooterProps) {
  const { kind } = props.payment
  const act = useAct(props)
  const status = usePaymentStatus(props.payment)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (kind === 'unknown') button.current?.focus()
  }, [kind])
  return (
    <div className="flex w-full flex-col gap-2">
      {act && (
        <Button ref={button} size="large" className="tnum w-full" {...act}>
          {act.label}
        </Button>
      )}
      {kind !== 'paid' && (
        <p
          role="status"
          className={cx(
            'min-h-8 text-center text-small text-pretty',
            held ? 'font-medium text-text' : 'text-text-muted',
          )}
        >
          {held ?? status}
        </p>
      )}
    </div>
  )
}

function useAct({ payment, total, isWaiting, waits, ...on }: Omit<PayFooterProps, 'held'>): Act | null {
  const { t, i18n } = useLingui()
  switch (payment.kind) {
    case 'choosing':
    case 'reading':
    case 'charging': {
      const due = payment.kind === 'charging' ? payment.agreed.quote.total : total
      const amount = due === null ? null : formatMoney(i18n.locale, due)
      const isChoosing = payment.kind === 'choosing'
      return {
        variant: 'primary',
        label:
          amount === null
            ? t({ message: 'Upgrade', comment: 'Button of the Order summary, before its amount is known' })
            : t({ message: `Upgrade ${amount}`, comment: 'Button of the Order summary: Upgrade $200.00' }),
        pending: !isChoosing || (isWaiting && waits === undefined),
        disabledReason: isChoosing ? waits : undefined,
        onClick: on.onPay,
      }
    }
    case 'unknown':
      return { variant: 'primary', label: t`Check again`, onClick: on.onCheck }
    case 'settling':
    case 'giving_up':
    case 'confirming':
      // Not asked by the bank here, it is being checked, or the other payment's own buttons wait.
      if (payment.round === 0) {
        return payment.begun.agreed && { variant: 'primary', label: t`Check again`, pending: true }
      }
      return {
        variant: 'secondary',
        label: t({ message: 'Cancel payment', comment: 'A payment that is not finished' }),
        pending: payment.kind !== 'confirming',
        onClick: on.onGiveUp,
      }
    case 'paid':
      return { variant: 'primary', label: t`Done`, onClick: on.onDone }
  }
}
