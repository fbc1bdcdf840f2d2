import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { problemOf } from '#api/problem.ts'
import type { BillingView } from '#contract/billing.ts'
import type { Instant } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { formatMoney } from '#ui/format.ts'
import { CardFields, type CardFieldsHandle } from '../card-fields.tsx'
import { CARD_PATIENCE, within } from '../within.ts'
import { CardNotSaved } from './card-not-saved.tsx'
import { wrongField } from './wrong-field.ts'

type AddCardDialogProps = {
  open: boolean
  onClose: () => void
  now: Instant
  pastDue: BillingView['pastDue']
  /** With the billing as it is now. */
  onAdded: (billing: BillingView) => void
}

/** B9: saves a card by what its frame hands over. Refused, it says why at the card, and all but the code is still there. */
export function AddCardDialog({ open, onClose, now, pastDue, onAdded }: AddCardDialogProps) {
  const { t, i18n } = useLingui()
  const { client, orpc } = useApi()
  const queryClient = useQueryClient()
  const fields = useRef<CardFieldsHandle>(null)
  const add = useMutation({
    /** Null where something is missing: the fields say what. */
    async mutationFn() {
      const card = fields.current && (await within(CARD_PATIENCE, fields.current.tokenize()))
      return card ? client.billing.addPaymentMethod({ card }) : null
    },
    onSuccess(billing) {
      if (!billing) return
      queryClient.setQueryData(orpc.billing.get.queryKey(), billing)
      onAdded(billing)
      onClose()
    },
    onError(error) {
      const problem = problemOf(error)
      if (problem?.code === 'card_declined') fields.current?.focus(wrongField(problem.data.decline))
    },
  })
  const total = formatMoney(i18n.locale, pastDue?.total ?? 0)
  const save = () => {
    if (!add.isPending) add.mutate()
  }

  return (
    <Dialog
      open={open}
      kind="confirm"
      title={t`Add a card`}
      onClose={onClose}
      outsidePress="ignore"
      lockedReason={add.isPending ? t`The card is being saved.` : undefined}
      footer={
        <>
          <Button onClick={onClose} disabledReason={add.isPending ? t`The card is being saved.` : undefined}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="primary" pending={add.isPending} onClick={save}>
            {pastDue ? (
              <Trans comment="A card; a renewal is past due">Save and charge {total}</Trans>
            ) : (
              <Trans>Save the card</Trans>
            )}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {pastDue && (
          <p className="text-pretty">
            <Trans>It becomes the default, and the renewal that is not paid is charged to it at once.</Trans>
          </p>
        )}
        <CardFields ref={fields} now={now} locked={add.isPending} onSubmit={save} />
        {add.error && <CardNotSaved error={add.error} />}
      </div>
    </Dialog>
  )
}
