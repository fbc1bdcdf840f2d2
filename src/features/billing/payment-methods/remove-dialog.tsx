import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { BillingView, PaymentMethodView } from '#contract/billing.ts'
import { daysFrom } from '#domain/billing-cycle.ts'
import { billingDay } from '#locales/billing/line-words.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { formatMoney } from '#ui/format.ts'
import { useCardName } from '../card-name.tsx'
import { lastAttemptOn } from './last-attempt.ts'

type RemoveDialogProps = {
  /** Kept while the dialog goes. */
  card: PaymentMethodView
  open: boolean
  billing: BillingView
  onClose: () => void
  /** What gets the focus once the card and its buttons are gone. */
  afterwards: RefObject<HTMLElement | null>
}

/** Asks before a card is forgotten, and says what that means: its number is known to nobody here, so it cannot be undone. */
export function RemoveDialog({ card, open, billing, onClose, afterwards }: RemoveDialogProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const explain = useExplain()
  const { brand, last4 } = card
  const name = useCardName()({ brand, last4 })
  const [isRemoved, setRemoved] = useState(false)
  const remove = useMutation({
    ...orpc.billing.removePaymentMethod.mutationOptions(),
    onSuccess(answer) {
      queryClient.setQueryData(orpc.billing.get.queryKey(), answer)
      setRemoved(true)
      onClose()
    },
  })
  const failed = remove.error && explain(remove.error)
  return (
    <Dialog
      open={open}
      kind="confirm"
      title={t`Remove ${name}?`}
      onClose={onClose}
      lockedReason={remove.isPending ? t`The card is being removed.` : undefined}
      {...(isRemoved && { finalFocus: afterwards })}
      footer={
        <>
          <Button
            onClick={onClose}
            disabledReason={remove.isPending ? t`The card is being removed.` : undefined}
          >
            <Trans>Keep the card</Trans>
          </Button>
          <Button variant="danger" pending={remove.isPending} onClick={() => remove.mutate({ id: card.id })}>
            <Trans comment="A saved card">Remove</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-pretty">
        <p>
          <Consequence {...{ card, billing }} />
        </p>
        {failed && (
          <p role="alert" className="text-suspended-text">
            <Trans>The card was not removed.</Trans> {failed.reason} {failed.help}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** B10: the next card is asked for what is past due when its day comes. */
function PastDueToo({ total, nextOn }: NonNullable<BillingView['pastDue']>) {
  const { i18n } = useLingui()
  const owed = formatMoney(i18n.locale, total)
  const next = nextOn && billingDay(i18n, nextOn)
  return next === null ? (
    <Trans>What is past due, {owed}, is charged to it, too.</Trans>
  ) : (
    <Trans>
      What is past due, {owed}, is charged to it on {next}.
    </Trans>
  )
}

/** B10: what is charged to it, and what becomes of that. */
function Consequence({ card, billing }: { card: PaymentMethodView; billing: BillingView }) {
  const { i18n } = useLingui()
  const nameOf = useCardName()
  const { paymentMethods, renewal, pastDue, addOns } = billing
  const [next] = paymentMethods.filter(({ id }) => id !== card.id)
  const day = renewal && renewal.total > 0 ? billingDay(i18n, renewal.on) : null
  const total = formatMoney(i18n.locale, renewal?.total ?? 0)
  if (!card.isDefault)
    return <Trans>Nothing is charged to it by itself. To use it again, add it again.</Trans>
  if (next) {
    const { brand, last4 } = next
    const heir = nameOf({ brand, last4 })
    return (
      <>
        {day === null ? (
          <Trans>{heir} becomes the default.</Trans>
        ) : (
          <Trans>
            {heir} becomes the default: the renewal of {day} is charged to it.
          </Trans>
        )}{' '}
        {pastDue && <PastDueToo {...pastDue} />}
      </>
    )
  }
  if (pastDue) {
    const owed = formatMoney(i18n.locale, pastDue.total)
    return <Trans>It is the only card. What is past due, {owed}, cannot be charged without one.</Trans>
  }
  const days = renewal && daysFrom(renewal.on, lastAttemptOn(renewal.on))
  if (day === null) return <Trans>It is the only card. To buy something, add one again.</Trans>
  return addOns.length > 0 ? (
    <Trans>
      It is the only card. Without one the renewal of {day}, {total}, cannot be charged: it is tried again for{' '}
      {days} days, then the add-ons end.
    </Trans>
  ) : (
    <Trans>
      It is the only card. The renewal of {day}, {total}, cannot be charged without one.
    </Trans>
  )
}
