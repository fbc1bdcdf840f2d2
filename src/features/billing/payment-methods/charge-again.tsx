import { Trans, useLingui } from '@lingui/react/macro'
import type { BillingView, PaymentMethodView } from '#contract/billing.ts'
import { Button } from '#ui/button.tsx'
import { formatMoney } from '#ui/format.ts'
import { useCardName } from '../card-name.tsx'
import { useDeclineWords } from '../decline-words.ts'
import type { DefaultCard } from './use-default-card.ts'

type ChargeAgainProps = {
  pastDue: NonNullable<BillingView['pastDue']>
  /** Absent where no card is saved. */
  card: PaymentMethodView | undefined
  defaultCard: DefaultCard
}

/** B10: what the cards can do about a renewal that is past due: each way charges it at once. */
export function ChargeAgain({ pastDue, card, defaultCard }: ChargeAgainProps) {
  const { i18n } = useLingui()
  const nameOf = useCardName()
  const declineWords = useDeclineWords()
  const { isCharging, isDeclinedAgain, wanted, choose } = defaultCard
  const total = formatMoney(i18n.locale, pastDue.total)
  if (!card) {
    return (
      <p className="prose-width">
        <Trans>The card that you add is charged {total} at once, for the renewal that is not paid.</Trans>
      </p>
    )
  }
  const { brand, last4 } = card
  const name = nameOf({ brand, last4 })
  const again = declineWords(pastDue.decline)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="prose-width min-w-0 flex-1 basis-80 text-pretty">
        <p>
          {isCharging ? (
            <Trans>
              {name} is being charged {total}.
            </Trans>
          ) : (
            <Trans>
              {name} can be charged {total} again now. A card that you add or make the default is charged at
              once.
            </Trans>
          )}
        </p>
        {isDeclinedAgain && (
          <p role="alert" className="text-suspended-text">
            <Trans>It was declined again.</Trans> {again.what} {again.help}
          </p>
        )}
      </div>
      <Button variant="primary" pending={isCharging || wanted === card.id} onClick={() => choose(card.id)}>
        <Trans comment="A renewal that was declined">Charge again now</Trans>
      </Button>
    </div>
  )
}
