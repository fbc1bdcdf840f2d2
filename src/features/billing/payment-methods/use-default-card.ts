import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import type { BillingView } from '#contract/billing.ts'
import type { PaymentMethodId } from '#domain/brand.ts'
import { formatMoney } from '#ui/format.ts'
import { useToasts } from '#ui/toast.tsx'

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
  const charged = useRef<BillingView['pastDue']>(null)
  const tell = useEffectEvent(() => {
    const before = charged.current
    charged.current = isCharging ? pastDue : null
    if (before === null || isCharging) return
    if (pastDue) return setDeclinedAgain(true)
    const total = formatMoney(i18n.locale, before.total)
    toasts.add({ title: t`The renewal is paid: ${total}`, tone: 'paid' })
  })
  useEffect(() => tell(), [isCharging, pastDue])

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
