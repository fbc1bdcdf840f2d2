import { useState } from 'react'
import type { PaymentMethodView } from '#contract/billing.ts'

/** The cards in the order in which they were first seen, new ones last: the one that becomes the default stays where it is. */
export function useHeldCards(cards: readonly PaymentMethodView[]): readonly PaymentMethodView[] {
  const [seen, setSeen] = useState(() => cards.map(({ id }) => id))
  const unseen = cards.filter(({ id }) => !seen.includes(id)).map(({ id }) => id)
  if (unseen.length > 0) setSeen([...seen, ...unseen])
  return seen.flatMap(id => cards.find(card => card.id === id) ?? [])
}
