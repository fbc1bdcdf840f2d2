import { html } from 'virtual:bank-frame'
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import {
  type BankAnswer,
  type BankTexts,
  FromBankFrame,
  type HeardByBankFrame,
  type HeardFromBankFrame,
} from '#contract/card-frame.ts'
import type { Cents } from '#domain/brand.ts'
import { type Card, cardBrandNames } from '#domain/payment.ts'
import { formatMoney } from '#ui/format.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { useFrameLook } from './frame-look.ts'
import { type FrameHandle, IsolatedFrame } from './isolated-frame.tsx'

type ChallengeFrameProps = {
  /** What is paid. */
  total: Cents
  /** Null where it is not known here: of an order that was begun before a reload. */
  card: Pick<Card, 'brand' | 'last4'> | null
  /** Once. */
  onAnswer: (answer: BankAnswer) => void
}

/** B8: the bank's 3-D Secure page, which takes the focus when it has come. */
export function ChallengeFrame({ total, card, onAnswer }: ChallengeFrameProps) {
  const { t, i18n } = useLingui()
  const look = useFrameLook()
  const frame = useRef<FrameHandle>(null)
  const isAnswered = useRef(false)
  const amount = formatMoney(i18n.locale, total)
  const texts: BankTexts = {
    title: t`Your bank asks you to confirm`,
    question: question(),
    sandbox: t`Sandbox: this page stands for the bank’s. No money moves.`,
    pass: t({ message: 'Pass', comment: 'Button: pass 3-D Secure' }),
    fail: t({ message: 'Fail', comment: 'Button: fail 3-D Secure' }),
    leave: t({ message: 'Leave', comment: 'Button: leave 3-D Secure without an answer' }),
  }

  function question(): string {
    if (!card) return t({ message: `Pay ${amount} to Headroom?`, comment: 'Pay $200.00 to Headroom?' })
    const brand = cardBrandNames[card.brand]
    const { last4 } = card
    return t({
      message: `Pay ${amount} to Headroom with ${brand} ending in ${last4}?`,
      comment: 'Pay $200.00 to Headroom with Visa ending in 3155?',
    })
  }

  function hear(message: HeardFromBankFrame): void {
    if (message.kind !== 'answer' || isAnswered.current) return
    isAnswered.current = true
    onAnswer(message.answer)
  }

  const shown: HeardByBankFrame = { kind: 'show', look, texts }
  return (
    <IsolatedFrame
      ref={frame}
      title={t({ message: '3-D Secure', comment: 'The bank’s page' })}
      html={html}
      schema={FromBankFrame}
      shown={shown}
      onHear={hear}
      onShown={() => {
        frame.current?.focus()
        frame.current?.say({ kind: 'focus' } satisfies HeardByBankFrame)
      }}
      missing={t`The bank’s page cannot be shown`}
      skeleton={<Skeleton className="h-36 w-full" announced />}
    />
  )
}
