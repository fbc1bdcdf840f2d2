import { Trans, useLingui } from '@lingui/react/macro'
import CreditCard from 'lucide-react/icons/credit-card'
import { useId, useRef } from 'react'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView, PaymentMethodView } from '#contract/billing.ts'
import type { PacificDate } from '#domain/brand.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { formatMoney } from '#ui/format.ts'
import { RowRefusal } from '#ui/row-refusal.tsx'
import { CardName, isExpired } from '../card-name.tsx'
import { expiresSoon } from './expires-soon.ts'
import type { DefaultCard } from './use-default-card.ts'

type CardRowProps = {
  card: PaymentMethodView
  billing: BillingView
  /** By the service's clock, in Pacific Time. */
  today: PacificDate | undefined
  defaultCard: DefaultCard
  onRemove: () => void
}

/** A saved card: what it is, whether renewals are charged to it, and what can be done with it. */
export function CardRow({ card, billing, today, defaultCard, onRemove }: CardRowProps) {
  const { t } = useLingui()
  const id = useId()
  const row = useRef<HTMLLIElement>(null)
  const explain = useExplain()
  const { wanted, refused, dismiss, choose } = defaultCard
  // Shown as chosen while the answer is on its way.
  const isDefault = wanted === undefined ? card.isDefault : wanted === card.id
  const failed = refused?.id === card.id && !card.isDefault ? explain(refused.error) : null

  function makeDefault() {
    choose(card.id)
    // The button goes.
    row.current?.focus()
  }

  return (
    <li
      ref={row}
      tabIndex={-1}
      className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0"
    >
      <div className="flex min-w-0 items-start gap-2">
        <CreditCard size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-text-muted" />
        <div className="min-w-0">
          <div id={id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <CardName card={card} today={today} />
            {today && expiresSoon(card.expiry, today) && (
              <Badge tone="warning">
                <Trans comment="A card">Expires soon</Trans>
              </Badge>
            )}
            {isDefault && (
              <Badge tone="accent">
                <Trans comment="The card that renewals are charged to">Default</Trans>
              </Badge>
            )}
          </div>
          {isDefault && today && <AtRenewal {...{ card, billing, today }} />}
        </div>
      </div>
      <div className="-mx-2 ml-auto flex flex-wrap items-center justify-end gap-1">
        {!isDefault && (
          <Button
            size="small"
            variant="ghost"
            aria-describedby={id}
            disabledReason={defaultCard.isCharging ? t`A charge is under way.` : undefined}
            onClick={makeDefault}
          >
            <MakeDefault pastDue={billing.pastDue} />
          </Button>
        )}
        <Button
          size="small"
          variant="ghost"
          aria-describedby={id}
          disabledReason={defaultCard.isCharging && card.isDefault ? t`A charge is under way.` : undefined}
          onClick={onRemove}
        >
          <Trans comment="A saved card">Remove</Trans>
        </Button>
      </div>
      {failed && (
        <RowRefusal
          className="w-full"
          text={`${t`It was not made the default.`} ${failed.reason} ${failed.help}`.trim()}
          onRetry={makeDefault}
          onDismiss={dismiss}
        />
      )}
    </li>
  )
}

function MakeDefault({ pastDue }: Pick<BillingView, 'pastDue'>) {
  const { i18n } = useLingui()
  if (pastDue === null) return <Trans comment="A saved card">Make default</Trans>
  const total = formatMoney(i18n.locale, pastDue.total)
  return <Trans comment="A saved card; a renewal is past due">Make default and charge {total}</Trans>
}

/** That the card will not do for the next renewal. */
function AtRenewal({
  card,
  billing,
  today,
}: { today: PacificDate } & Pick<CardRowProps, 'card' | 'billing'>) {
  const { i18n } = useLingui()
  const { renewal } = billing
  if (renewal === null || renewal.total === 0 || !isExpired(card.expiry, renewal.on)) return null
  const day = billingDay(i18n, renewal.on)
  return (
    <p className="prose-width text-small text-warning-text">
      {isExpired(card.expiry, today) ? (
        <Trans>It cannot be charged for the renewal of {day}. Add another card.</Trans>
      ) : (
        <Trans>It expires before the renewal of {day}. Add another card.</Trans>
      )}
    </p>
  )
}
