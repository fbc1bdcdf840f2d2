import { Trans, useLingui } from '@lingui/react/macro'
import Plus from 'lucide-react/icons/plus'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useNow } from '#api/use-now.ts'
import type { BillingView, PaymentMethodView } from '#contract/billing.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { lazyPart } from '#ui/on-demand.ts'
import { useToasts } from '#ui/toast.tsx'
import { useCardName } from '../card-name.tsx'
import { CardRow } from './card-row.tsx'
import { ChargeAgain } from './charge-again.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import type { DefaultCard } from './use-default-card.ts'
import { useHeldCards } from './use-held-cards.ts'

const AddCardDialog = lazyPart(
  () => import('./add-card-dialog.tsx'),
  part => part.AddCardDialog,
)

/** Each opening has a dialog of its own: nothing of the one before is left in it. */
type Opening = { turn: number; open: boolean }

/** B4, B9: the cards that can be charged, and which of them renewals are charged to. */
export function SavedCards({ billing, defaultCard }: { billing: BillingView; defaultCard: DefaultCard }) {
  const { t } = useLingui()
  const toasts = useToasts()
  const nameOf = useCardName()
  const now = useNow(60_000)
  const today = now && pacificDateOf(now)
  const heading = useRef<HTMLSpanElement>(null)
  const [adding, setAdding] = useState<Opening>({ turn: 0, open: false })
  const [removing, setRemoving] = useState<(Opening & { card: PaymentMethodView }) | null>(null)
  const cards = useHeldCards(billing.paymentMethods)
  const { pastDue } = billing
  // Without a card nothing else can be done about what is past due.
  const isFirst = pastDue !== null && cards.length === 0

  // The button that had it charged goes once it is paid.
  const isOwed = pastDue !== null
  const wasOwed = useRef(isOwed)
  useEffect(() => {
    if (wasOwed.current && !isOwed && document.activeElement === document.body) heading.current?.focus()
    wasOwed.current = isOwed
  }, [isOwed])

  function tellAdded(after: BillingView) {
    const added = after.paymentMethods.find(({ id }) => !cards.some(card => card.id === id))
    if (!added) return
    if (pastDue && !added.isDefault) return defaultCard.choose(added.id)
    const { brand, last4 } = added
    const name = nameOf({ brand, last4 })
    toasts.add({
      title: t`${name} is saved`,
      ...(!added.isDefault && {
        action: { label: t`Make default`, onSelect: () => defaultCard.choose(added.id) },
      }),
    })
  }

  return (
    <Card
      level={3}
      title={
        <span ref={heading} tabIndex={-1}>
          <Trans>Cards</Trans>
        </span>
      }
      aside={
        <Button
          icon={Plus}
          variant={isFirst ? 'primary' : 'secondary'}
          onClick={() => setAdding(({ turn }) => ({ turn: turn + 1, open: true }))}
        >
          <Trans>Add a card</Trans>
        </Button>
      }
    >
      {pastDue && (
        <ChargeAgain {...{ pastDue, defaultCard }} card={cards.find(({ isDefault }) => isDefault)} />
      )}
      {cards.length === 0 ? (
        <p className="prose-width text-text-muted">
          <Trans>No card is saved. One that something is paid with is kept here for the renewals.</Trans>
        </p>
      ) : (
        <ul className="flex flex-col divide-y">
          {cards.map(card => (
            <CardRow
              key={card.id}
              {...{ card, billing, today, defaultCard }}
              onRemove={() => setRemoving(before => ({ card, turn: (before?.turn ?? 0) + 1, open: true }))}
            />
          ))}
        </ul>
      )}
      <p className="prose-width text-small text-text-muted">
        <Trans>This is a sandbox: it takes the published test cards only, and no money moves.</Trans>
      </p>
      {now !== undefined && adding.turn > 0 && (
        <Suspense>
          <AddCardDialog
            key={adding.turn}
            open={adding.open}
            now={now}
            pastDue={pastDue}
            onAdded={tellAdded}
            onClose={() => setAdding({ ...adding, open: false })}
          />
        </Suspense>
      )}
      {removing && (
        <RemoveDialog
          key={removing.turn}
          card={cards.find(({ id }) => id === removing.card.id) ?? removing.card}
          open={removing.open}
          billing={billing}
          afterwards={heading}
          onClose={() => setRemoving({ ...removing, open: false })}
        />
      )}
    </Card>
  )
}
