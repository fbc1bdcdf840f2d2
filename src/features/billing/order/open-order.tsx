import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import type { OrderView } from '#contract/billing.ts'
import { Button } from '#ui/button.tsx'
import { formatMoney } from '#ui/format.ts'
import { tinted } from '#ui/tone.ts'
import { useWantedName } from './wanted-name.ts'

type OpenOrderProps = {
  order: OrderView
  /** A press of the button was refused for it: then it takes the focus. */
  wasInTheWay: boolean
  /** Which of the two is under way. */
  pending: 'pay' | 'give_up' | null
  onGoOn: () => void
  onGiveUp: () => void
}

/** B7: one payment at a time: one that another tab, or this one before a reload, has begun comes first. */
export function OpenOrder({ order, wasInTheWay, pending, onGoOn, onGiveUp }: OpenOrderProps) {
  const { i18n } = useLingui()
  const nameOf = useWantedName()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (wasInTheWay) heading.current?.focus()
  }, [wasInTheWay])
  const amount = formatMoney(i18n.locale, order.total)
  const what = nameOf(order.wanted)
  return (
    <section role="status" className={`flex flex-col gap-2 rounded-card border p-4 ${tinted.warning}`}>
      <h3 ref={heading} tabIndex={-1} className="text-heading">
        <Trans>A payment is not finished</Trans>
      </h3>
      <p className="text-text">
        <Trans>
          {amount} for {what}.
        </Trans>{' '}
        {order.state === 'requires_action' ? (
          <Trans>
            The bank waits for it to be confirmed. It was begun in another tab, or before a reload.
          </Trans>
        ) : (
          <Trans>It is being charged in another tab, or was when the page was left.</Trans>
        )}{' '}
        <Trans>Until it is finished or cancelled, nothing else can be bought.</Trans>
      </p>
      <div className="flex flex-wrap gap-2 pt-1">
        <Button variant="primary" pending={pending === 'pay'} onClick={onGoOn}>
          <Trans comment="With a payment that is not finished">Continue</Trans>
        </Button>
        <Button pending={pending === 'give_up'} onClick={onGiveUp}>
          <Trans comment="A payment that is not finished">Cancel payment</Trans>
        </Button>
      </div>
    </section>
  )
}
