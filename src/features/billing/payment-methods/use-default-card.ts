import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { BillingView } from '#contract/billing.ts'
import type { PaymentMethodId } from '#domain/brand.ts'
import { formatMoney } from '#ui/format.ts'
import { useToasts } from '#ui/toast.tsx'

type PastDue = NonNullable<BillingView['pastDue']>

/**
 * B10: puts a card first, which charges what is past due to it at once; the first one again to have it tried again. The charge
 * is made in its turn, and what came of it comes with the next look at the billing.
 */
export function useDefaultCard(billing: BillingView) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const toasts = useToasts()
  const change = useMutation({
    ...orpc.billing.setDefaultPaymentMethod.mutationOptions(),
    onSuccess(answer) {
      queryClient.setQueryData(orpc.billing.get.queryKey(), answer)
      // The charge may be over by the time the answer is here.
      if (answer.pastDue) void queryClient.invalidateQueries({ queryKey: orpc.billing.get.queryKey() })
    },
  })

  const { pastDue } = billing
  const isCharging = pastDue?.isCharging ?? false
  const [isDeclinedAgain, setDeclinedAgain] = useState(false)
  const charged = useRef<BillingView | null>(null)
  const tell = useEffectEvent(() => {
    const before = charged.current
    charged.current = isCharging ? billing : null
    if (!before?.pastDue || isCharging) return
    if (pastDue?.invoiceId === before.pastDue.invoiceId) return setDeclinedAgain(true)
    void tellEnd(before.pastDue, before.addOns.length > billing.addOns.length)
  })
  useEffect(() => tell(), [isCharging, pastDue])

  /** Nothing is past due any more: it was paid, or the last attempt was declined. Only its invoice says which. */
  async function tellEnd({ invoiceId, total }: PastDue, haveEnded: boolean): Promise<void> {
    const amount = formatMoney(i18n.locale, total)
    const of = orpc.invoices.get.queryOptions({ input: { id: invoiceId } })
    const invoice = await queryClient.fetchQuery({ ...of, staleTime: 0 }).catch(() => null)
    if (invoice?.state === 'paid') toasts.add({ title: t`The renewal is paid: ${amount}`, tone: 'paid' })
    if (invoice?.state !== 'uncollectible') return
    toasts.add({
      title: t`The renewal is not paid: ${amount}`,
      detail: haveEnded
        ? t`The last attempt was declined, and the add-ons have ended.`
        : t`The last attempt was declined. It is not charged again.`,
      tone: 'suspended',
      timeout: 0,
    })
  }

  return {
    /** The card that is being put first, while the answer is on its way. */
    wanted: change.isPending ? change.variables.id : undefined,
    /** A charge is under way, or asked for. */
    isCharging,
    /** The charge that was asked for here was declined. */
    isDeclinedAgain,
    refused: change.isError ? { id: change.variables.id, error: change.error } : null,
    dismiss: change.reset,
    choose(id: PaymentMethodId) {
      setDeclinedAgain(false)
      change.mutate({ id })
    },
  }
}

export type DefaultCard = ReturnType<typeof useDefaultCard>
