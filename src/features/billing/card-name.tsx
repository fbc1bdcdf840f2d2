import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { PacificDate } from '#domain/brand.ts'
import { expiryProblem } from '#domain/card-expiry.ts'
import { type Card, cardBrandNames, type Expiry } from '#domain/payment.ts'
import { Badge } from '#ui/badge.tsx'

type KnownCard = Pick<Card, 'brand' | 'last4'> & { expiry?: Expiry }

/** A card in words: "Visa ending in 4242", and where its date is known, "Visa ending in 4242, 08/29". */
export function useCardName(): (card: KnownCard) => string {
  const { t } = useLingui()
  return useCallback(
    ({ brand, last4, expiry }) => {
      const name = cardBrandNames[brand]
      if (!expiry) return t({ message: `${name} ending in ${last4}`, comment: 'Visa ending in 4242' })
      const date = expiryText(expiry)
      return t({ message: `${name} ending in ${last4}, ${date}`, comment: 'Visa ending in 4242, 08/29' })
    },
    [t],
  )
}

/** As it stands on the card, in every language: `08/29`. */
function expiryText({ month, year }: Expiry): string {
  const digits = (value: number) => String(value % 100).padStart(2, '0')
  return `${digits(month)}/${digits(year)}`
}

export function isExpired(expiry: Expiry, today: PacificDate): boolean {
  return expiryProblem(expiry, today) === 'expired'
}

type CardNameProps = {
  card: KnownCard
  /** In Pacific Time, by the service's clock (T1): marks a card that has expired by then. */
  today?: PacificDate | undefined
}

/** "Visa ending in 4242, 08/29", marked where it has expired. */
export function CardName({ card, today }: CardNameProps) {
  const { t } = useLingui()
  const nameOf = useCardName()
  const expired = today !== undefined && card.expiry !== undefined && isExpired(card.expiry, today)
  return (
    <span className="tnum inline-flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 wrap-anywhere">{nameOf(card)}</span>
      {expired && <Badge tone="suspended">{t({ message: 'Expired', comment: 'A card' })}</Badge>}
    </span>
  )
}
