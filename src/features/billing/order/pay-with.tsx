import { Trans, useLingui } from '@lingui/react/macro'
import type { Ref } from 'react'
import { useId, useImperativeHandle, useRef } from 'react'
import type { BillingView, PaymentMethodView } from '#contract/billing.ts'
import type { CardField } from '#contract/card-frame.ts'
import type { Instant, PaymentMethodId } from '#domain/brand.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import { cx } from '#ui/cx.ts'
import { CardFields, type CardFieldsHandle } from '../card-fields.tsx'
import { CardName, isExpired } from '../card-name.tsx'
import { AlsoCharged } from './also-charged.tsx'
import type { PayWith as Chosen, ShownCard } from './payment-state.ts'

export type PayWithHandle = {
  /** What is paid with; null where the card's fields have something to be put right: they say what. */
  read(): Promise<{ pay: Chosen; card: ShownCard } | null>
  /** Where a card is put right, or another one chosen. */
  focus(field: CardField): void
}

type PayWithProps = {
  ref: Ref<PayWithHandle>
  methods: readonly PaymentMethodView[]
  pastDue: BillingView['pastDue']
  /** The id of a saved card, or a new one. */
  chosen: PaymentMethodId | 'new'
  onChoose: (chosen: PaymentMethodId | 'new') => void
  now: Instant
  locked: boolean
  onTyped: (isEmpty: boolean) => void
  onSubmit: () => void
}

/** B4: a saved card or a new one. What was typed stays while another one is chosen (B8). */
export function PayWith({ ref, methods, pastDue, chosen, onChoose, now, locked, ...on }: PayWithProps) {
  const { t } = useLingui()
  const name = useId()
  const fields = useRef<CardFieldsHandle>(null)
  const radios = useRef<HTMLFieldSetElement>(null)
  const today = pacificDateOf(now)
  const isNew = chosen === 'new'

  useImperativeHandle(ref, () => ({
    async read() {
      const saved = methods.find(({ id }) => id === chosen)
      if (saved) return { pay: { kind: 'saved', id: saved.id }, card: saved }
      const card = (await fields.current?.tokenize()) ?? null
      return card && { pay: { kind: 'new', card }, card }
    },
    focus(field) {
      if (isNew) fields.current?.focus(field)
      else radios.current?.querySelector<HTMLElement>('input:checked')?.focus()
    },
  }))

  return (
    <fieldset ref={radios} className="flex min-w-0 flex-col gap-3">
      <legend className="mb-2 font-medium">
        <Trans>Pay with</Trans>
      </legend>
      {methods.length > 0 && (
        <div className="flex flex-col gap-2">
          {methods.map(method => (
            <Choice
              key={method.id}
              name={name}
              checked={method.id === chosen}
              disabled={locked || isExpired(method.expiry, today)}
              onChoose={() => onChoose(method.id)}
            >
              <CardName card={method} today={today} />
            </Choice>
          ))}
          <Choice name={name} checked={isNew} disabled={locked} onChoose={() => onChoose('new')}>
            {t({ message: 'New card', comment: 'To pay with' })}
          </Choice>
        </div>
      )}
      <div inert={!isNew} className={cx(!isNew && 'invisible -mt-3 h-0 overflow-hidden')}>
        <CardFields
          ref={fields}
          now={now}
          locked={locked}
          onChange={({ empty }) => on.onTyped(empty)}
          onSubmit={on.onSubmit}
        />
      </div>
      <AlsoCharged {...{ isNew, pastDue }} />
    </fieldset>
  )
}

type ChoiceProps = {
  name: string
  checked: boolean
  disabled: boolean
  onChoose: () => void
  children: React.ReactNode
}

function Choice({ name, checked, disabled, onChoose, children }: ChoiceProps) {
  return (
    <label
      className={cx(
        'flex min-h-9 items-center gap-2 rounded-control border border-quiet-border px-3 py-1 transition-colors has-checked:border-accent-border has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus-ring forced-colors:has-checked:border-[Highlight]',
        disabled ? 'text-text-muted' : 'cursor-pointer hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent outline-none"
      />
      {children}
    </label>
  )
}
