import { useState } from 'react'
import type { Wanted } from '#domain/order.ts'
import { OrderPanel } from './order-panel.tsx'

type OrderSummaryProps = {
  /** Null closes it. */
  wanted: Wanted | null
  /** The buyer wants it otherwise: another quantity, another cycle. */
  onChange: (wanted: Wanted) => void
  onClose: () => void
}

/** B3 to B8: what an order costs and changes, and paying for it. Each opening is an order of its own. */
export function OrderSummary({ wanted, onChange, onClose }: OrderSummaryProps) {
  const [latest, setLatest] = useState(wanted)
  const [opening, setOpening] = useState(0)
  const isOpen = wanted !== null
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen)
    if (isOpen) setOpening(opening + 1)
  }
  if (wanted && wanted !== latest) setLatest(wanted)
  const shown = wanted ?? latest
  return (
    shown && (
      <OrderPanel
        key={`${opening} ${shown.kind === 'add_on' ? shown.pack : shown.plan}`}
        open={isOpen}
        wanted={shown}
        onChange={onChange}
        onClose={onClose}
      />
    )
  )
}
