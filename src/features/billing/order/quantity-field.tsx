import { useLingui } from '@lingui/react/macro'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import { QUANTITY_MAX } from '#domain/add-ons.ts'
import { fieldLook } from '#ui/field-look.ts'
import { IconButton } from '#ui/icon-button.tsx'

type QuantityFieldProps = {
  /** 1 to QUANTITY_MAX. */
  value: number
  onValueChange: (value: number) => void
  /** Why it cannot be changed now. */
  lockedReason: string | undefined
}

/** B2: how many packs. What is typed counts as soon as it is a number that can be bought; the wheel changes nothing. */
export function QuantityField({ value, onValueChange, lockedReason }: QuantityFieldProps) {
  const { t } = useLingui()
  const id = useId()
  // What is being typed, until it counts or is left.
  const [typed, setTyped] = useState<string | null>(null)

  function choose(next: number): void {
    const chosen = Math.min(QUANTITY_MAX, Math.max(1, next))
    setTyped(null)
    if (lockedReason === undefined && chosen !== value) onValueChange(chosen)
  }

  function type(text: string): void {
    const digits = text.replace(/\D/g, '').slice(0, 2)
    const number = Number(digits)
    if (digits !== '' && number >= 1 && number <= QUANTITY_MAX) choose(number)
    else setTyped(digits)
  }

  function press(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ...{ ArrowUp: value + 1, ArrowDown: value - 1, PageUp: value + 5, PageDown: value - 5 },
      ...{ Home: 1, End: QUANTITY_MAX },
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    choose(next)
  }

  const least = value <= 1 ? t`1 is the least.` : undefined
  const most = value >= QUANTITY_MAX ? t`${QUANTITY_MAX} is the most in one order.` : undefined
  return (
    <div className="flex items-center gap-1">
      <label htmlFor={id} className="mr-1 text-text-muted">
        {t({ message: 'Quantity', comment: 'Of packs' })}
      </label>
      <IconButton
        icon={Minus}
        variant="secondary"
        name={t({ message: 'One less', comment: 'Quantity of packs' })}
        disabledReason={lockedReason ?? least}
        onClick={() => choose(value - 1)}
      />
      <div className="w-12">
        <input
          id={id}
          role="spinbutton"
          inputMode="numeric"
          autoComplete="off"
          aria-valuenow={value}
          aria-valuemin={1}
          aria-valuemax={QUANTITY_MAX}
          readOnly={lockedReason !== undefined}
          value={typed ?? value}
          onChange={event => type(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => setTyped(null)}
          onFocus={event => event.currentTarget.select()}
          className={`${fieldLook} tnum border-control-border px-1 text-center`}
        />
      </div>
      <IconButton
        icon={Plus}
        variant="secondary"
        name={t({ message: 'One more', comment: 'Quantity of packs' })}
        disabledReason={lockedReason ?? most}
        onClick={() => choose(value + 1)}
      />
    </div>
  )
}
