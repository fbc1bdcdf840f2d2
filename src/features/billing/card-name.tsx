import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import type { PacificDate } from '#domain/brand.ts'
import { expiryProblem } from '#domain/card-expiry.ts'
import type { Card, Expiry } from '#domain/payment.ts'
import { cardWords } from '#locales/billing/payment-words.ts'
import { Badge } from '#ui/badge.tsx'

type KnownCard = Pick<Card, 'brand' | 'last4'> & { expiry?: Expiry }

/** A card in words: "Visa ending in 4242", and where its date is known, "Visa ending in 4242, 08/29". */
export function useCardName(): (card: KnownCard) => string {
  const { t, i18n } = useLingui()
  return useCallback(
    card => {
      const name = cardWords(i18n, card)
      if (!card.expiry) return name
      const date = expiryText(card.expiry)
      return t({ message: `${name}, ${date}`, comment: 'A card and its date: Visa ending in 4242, 08/29' })
    },
    [t, i18n],
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
