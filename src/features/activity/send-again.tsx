import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { DeliveryView } from '#contract/deliveries.ts'
import { isTaken } from '#domain/delivery.ts'
import { Button } from '#ui/button.tsx'
import { useToasts } from '#ui/toast.tsx'
import { answerWords } from './answer-words.ts'

/** Nearer than this, in milliseconds, the next attempt comes by itself: as far as the clock on screen may be behind. */
const ABOUT_TO = 5_000

/** Once more, or now instead of later, under the same id; uses no Action. What came of it is told when it is known. */
export function SendAgain({ delivery, now }: { delivery: DeliveryView; now: number | undefined }) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const explain = useExplain()
  const toasts = useToasts()
  const { id, state, attempts } = delivery
  const waits = isWaiting(delivery, now)
  /** The attempts before the one that was asked for. */
  const before = useRef<number>(undefined)

  const retry = useMutation({
    ...orpc.deliveries.retry.mutationOptions(),
    onSuccess: sent => queryClient.setQueryData(orpc.deliveries.get.queryKey({ input: { id } }), sent),
    onError(error) {
      before.current = undefined
      const { reason, help } = explain(error)
      toasts.add({ title: t`It was not sent again`, detail: `${reason} ${help}`.trim(), tone: 'suspended' })
    },
  })

  const tell = useEffectEvent(() => {
    const attempt = attempts.at(-1)
    if (before.current === undefined || attempts.length <= before.current || !attempt) return
    before.current = undefined
    const taken = isTaken(attempt.answer)
    toasts.add({
      id: `delivery ${id}`,
      title: taken ? t`Delivered` : t`Not delivered`,
      detail: answerWords(i18n, attempt.answer),
      tone: taken ? 'paid' : 'suspended',
    })
  })
  useEffect(() => tell(), [attempts.length])

  return (
    <Button
      icon={RotateCw}
      variant={state === 'failed' ? 'primary' : 'secondary'}
      pending={retry.isPending}
      disabledReason={state === 'pending' && !waits ? t`It is under way already.` : undefined}
      onClick={() => {
        before.current = attempts.length
        retry.mutate({ id })
      }}
    >
      {waits ? (
        <Trans comment="A delivery, instead of at its next attempt">Send now</Trans>
      ) : (
        <Trans>Send again</Trans>
      )}
    </Button>
  )
}

function isWaiting({ state, underWay, nextAt, attempts }: DeliveryView, now: number | undefined): boolean {
  if (state !== 'pending' || underWay || nextAt === null || attempts.length === 0) return false
  return now !== undefined && Date.parse(nextAt) - now > ABOUT_TO
}
