import { html } from 'virtual:card-frame'
import { useLingui } from '@lingui/react/macro'
import type { Ref } from 'react'
import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import {
  type CardField,
  type CardFieldsState,
  FromCardFrame,
  type HeardByCardFrame,
  type HeardFromCardFrame,
} from '#contract/card-frame.ts'
import type { CardTokenView } from '#contract/card-token.ts'
import type { Instant } from '#domain/brand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { useFrameLook } from './frame-look.ts'
import { type FrameHandle, IsolatedFrame } from './isolated-frame.tsx'
import { useCardTexts } from './use-card-texts.ts'

export type CardFieldsHandle = {
  /** Null where something is missing or wrong: the fields say what, and the first of them has the focus. */
  tokenize(): Promise<CardTokenView | null>
  focus(field?: CardField): void
}

type CardFieldsProps = {
  ref?: Ref<CardFieldsHandle>
  /** The service's clock (T1): a card that has expired by it is told off at the field. */
  now: Instant
  /** While a payment is under way nothing can be typed. */
  locked?: boolean
  onChange?: (state: CardFieldsState) => void
  /** Enter was pressed in a field. */
  onSubmit?: () => void
}

type Asked = { id: number; answer: (card: CardTokenView | null) => void }

/** B8, B9: number, expiry and security code of a card, in a frame that the page cannot look into. */
export function CardFields({ ref, now, locked = false, onChange, onSubmit }: CardFieldsProps) {
  const { t } = useLingui()
  const look = useFrameLook()
  const texts = useCardTexts()
  const frame = useRef<FrameHandle>(null)
  const asked = useRef<Asked | null>(null)
  const ids = useRef(0)

  const say = (message: HeardByCardFrame) => frame.current?.say(message) ?? false

  function answer(id: number | undefined, card: CardTokenView | null): void {
    if (!asked.current || (id !== undefined && asked.current.id !== id)) return
    asked.current.answer(card)
    asked.current = null
  }

  useImperativeHandle(ref, () => ({
    tokenize() {
      answer(undefined, null)
      const id = ++ids.current
      return new Promise(resolve => {
        asked.current = { id, answer: resolve }
        const isHeard = say({ kind: 'tokenize', id })
        if (!isHeard) answer(id, null)
      })
    },
    focus(field = 'number') {
      frame.current?.focus()
      say({ kind: 'focus', field })
    },
  }))

  const gone = useEffectEvent(() => answer(undefined, null))
  useEffect(() => () => gone(), [])

  function hear(message: HeardFromCardFrame): void {
    switch (message.kind) {
      case 'state': {
        const { kind: _, ...state } = message
        onChange?.(state)
        return
      }
      case 'token':
        answer(message.id, message.card)
        return
      case 'refused':
        // It has the first wrong field focused, as far as it can from inside.
        frame.current?.focus()
        answer(message.id, null)
        return
      case 'submit':
        if (!locked) onSubmit?.()
        return
      case 'height':
      case 'escape':
    }
  }

  const shown: HeardByCardFrame = { kind: 'show', look, texts, now, locked }
  return (
    <IsolatedFrame
      ref={frame}
      title={t`Card details`}
      html={html}
      schema={FromCardFrame}
      shown={shown}
      onHear={hear}
      onOpen={() => answer(undefined, null)}
      missing={t`The card fields cannot be shown`}
      skeleton={<CardFieldsSkeleton />}
    />
  )
}

function CardFieldsSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <Skeleton className="h-5 w-24" announced />
        <Skeleton className="h-8 w-full" />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-19 w-full" />
      </div>
      <Skeleton className="h-6 w-40" />
    </div>
  )
}
