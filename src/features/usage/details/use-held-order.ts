import { type FocusEvent, type PointerEvent, useState } from 'react'
import { inHeldOrder } from './held-order.ts'

const NONE: readonly string[] = []

/**
 * Holds the order of a list while the pointer or the keyboard's focus is in it: numbers move, rows do not. `holding` goes
 * on what is around the list.
 */
export function useHeldOrder<Item extends { id: string }>(items: readonly Item[]) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const [order, setOrder] = useState(NONE)
  const held = pointed || focused
  const shown = held ? inHeldOrder(order, items) : items
  // Also what has just come keeps its place from now on.
  if (!isOrderOf(order, shown)) setOrder(shown.map(({ id }) => id))

  return {
    items: shown,
    holding: {
      onPointerEnter: (event: PointerEvent) => setPointed(event.pointerType !== 'touch'),
      onPointerLeave: () => setPointed(false),
      // A press leaves the focus behind; who goes on by pointer is not waiting for a row to stay.
      onFocus: ({ target }: FocusEvent) => setFocused(target.matches(':focus-visible')),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(false)
      },
    },
  }
}

function isOrderOf(order: readonly string[], items: readonly { id: string }[]): boolean {
  return order.length === items.length && items.every(({ id }, index) => id === order[index])
}
