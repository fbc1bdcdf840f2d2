import { useLingui } from '@lingui/react/macro'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import type { KeyboardEvent } from 'react'
import { useId } from 'react'
import { QUANTITY_MAX } from '#domain/add-ons.ts'
import { fieldLook } from '#ui/field-look.ts'
import { FieldNote } from '#ui/field-note.tsx'
import { IconButton } from '#ui/icon-button.tsx'

type QuantityFieldProps = {
  /** 1 to QUANTITY_MAX; null while what is typed is no quantity: the one before does not count any more. */
  value: number | null
  onValueChange: (value: number | null) => void
  /** Why it cannot be changed now. */
  lockedReason: string | undefined
}

/** B2: how many packs. More than can be bought becomes the most; the wheel and Enter change nothing. */
export function QuantityField({ value, onValueChange, lockedReason }: QuantityFieldProps) {
  const { t } = useLingui()
  const id = useId()

  function choose(next: number): void {
    if (lockedReason === undefined) onValueChange(Math.min(QUANTITY_MAX, Math.max(1, next)))
  }

  function type(text: string): void {
    const digits = text.replace(/\D/g, '')
    if (Number(digits) > 0) choose(Number(digits))
    else onValueChange(null)
  }

  function press(event: KeyboardEvent): void {
    const now = value ?? 1
    const steps: Record<string, number> = {
      ...{ ArrowUp: now + 1, ArrowDown: now - 1, PageUp: now + 5, PageDown: now - 5 },
      ...{ Home: 1, End: QUANTITY_MAX },
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    choose(next)
  }

  const least = value !== null && value <= 1 ? t`1 is the least.` : undefined
  const most = value === QUANTITY_MAX ? t`${QUANTITY_MAX} is the most in one order.` : undefined
  const error = value === null && t`Enter a quantity from 1 to ${QUANTITY_MAX}.`
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <label htmlFor={id} className="mr-1 text-text-muted">
          {t({ message: 'Quantity', comment: 'Of packs' })}
        </label>
        <IconButton
          icon={Minus}
          variant="secondary"
          name={t({ message: 'One less', comment: 'Quantity of packs' })}
          disabledReason={lockedReason ?? least}
          onClick={() => choose((value ?? 2) - 1)}
        />
        <div className="w-12">
          <input
            id={id}
            role="spinbutton"
            inputMode="numeric"
            autoComplete="off"
            aria-valuenow={value ?? undefined}
            aria-valuemin={1}
            aria-valuemax={QUANTITY_MAX}
            aria-invalid={value === null || undefined}
            aria-describedby={error || most ? `${id}note` : undefined}
            readOnly={lockedReason !== undefined}
            value={value ?? ''}
            onChange={event => type(event.currentTarget.value)}
            onKeyDown={press}
            onFocus={event => event.currentTarget.select()}
            className={`${fieldLook} tnum border-control-border px-1 text-center`}
          />
        </div>
        <IconButton
          icon={Plus}
          variant="secondary"
          name={t({ message: 'One more', comment: 'Quantity of packs' })}
          disabledReason={lockedReason ?? most}
          onClick={() => choose((value ?? 0) + 1)}
        />
      </div>
      <FieldNote id={`${id}note`} hint={most} error={error} />
    </div>
  )
}
