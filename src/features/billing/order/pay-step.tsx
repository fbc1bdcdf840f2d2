import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useNow } from '#api/use-now.ts'
import type { PaymentMethodId } from '#domain/brand.ts'
import { cx } from '#ui/cx.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { cardChoice } from './card-choice.ts'
import { fieldToFix } from './field-to-fix.ts'
import { PayWith, type PayWithHandle } from './pay-with.tsx'
import type { Said } from './payment-state.ts'
import { SaidNotice } from './said-notice.tsx'

const MINUTE = 60_000

type PayStepProps = {
  ref: Ref<Pick<PayWithHandle, 'read'>>
  said: Said | null
  /** Out of sight it keeps what was typed. */
  isShown: boolean
  locked: boolean
  onTyped: (isEmpty: boolean) => void
  onSubmit: () => void
}

/** B4, B8: the card, and what became of the last attempt to pay with it. */
export function PayStep({ ref, said, isShown, locked, onTyped, onSubmit }: PayStepProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(MINUTE)
  const billing = useQuery(orpc.billing.get.queryOptions())
  const [chosen, choose] = useState<PaymentMethodId | 'new' | null>(null)
  const card = useRef<PayWithHandle>(null)

  useImperativeHandle(ref, () => ({ read: async () => (await card.current?.read()) ?? null }))

  const goTo = useEffectEvent((about: Said) => {
    if (about.kind === 'declined') card.current?.focus(fieldToFix(about.decline))
    if (about.kind === 'card_gone' || about.kind === 'given_up' || about.kind === 'canceled')
      card.current?.focus('code')
  })
  useEffect(() => {
    if (said && isShown) goTo(said)
  }, [said, isShown])

  const { paymentMethods: methods, pastDue = null } = billing.data ?? {}
  return (
    <div inert={!isShown} className={cx('flex flex-col gap-3', !isShown && 'invisible h-0 overflow-hidden')}>
      {said && <SaidNotice said={said} isFree={isShown} />}
      {methods && now !== undefined ? (
        <PayWith
          ref={card}
          methods={methods}
          pastDue={pastDue}
          chosen={cardChoice(chosen, methods, now)}
          onChoose={choose}
          {...{ now, locked, onTyped, onSubmit }}
        />
      ) : billing.isError ? (
        <ErrorState
          title={t`The saved cards cannot be shown`}
          {...explain(billing.error)}
          onRetry={() => void billing.refetch()}
          retrying={billing.isFetching}
        />
      ) : (
        <div className="flex flex-col gap-2">
          <Skeleton className="h-5 w-20" />
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
        </div>
      )}
    </div>
  )
}
