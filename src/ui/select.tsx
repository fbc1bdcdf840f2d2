import ChevronDown from 'lucide-react/icons/chevron-down'
import { useId } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'

type SelectProps<Value extends string> = {
  label: string
  /** `inline` for toolbars: "Sort  Used most v". */
  labelPlace?: 'above' | 'inline' | 'hidden'
  value: Value
  onValueChange: (value: Value) => void
  options: readonly { value: Value; label: string; disabled?: boolean }[]
  className?: string
}

/** The browser's own select: right on every keyboard, screen reader and phone, and free of code. */
export function Select<Value extends string>({
  label,
  labelPlace = 'above',
  value,
  onValueChange,
  options,
  className,
}: SelectProps<Value>) {
  const id = useId()
  return (
    <div
      className={cx(
        'flex min-w-0',
        labelPlace === 'inline' ? 'items-center gap-2' : 'flex-col gap-1',
        className,
      )}
    >
      <label
        htmlFor={id}
        className={cx(
          labelPlace === 'above' && 'font-medium',
          labelPlace === 'inline' && 'text-text-muted',
          labelPlace === 'hidden' && 'sr-only',
        )}
      >
        {label}
      </label>
      <div className="relative flex min-w-0 items-center">
        <select
          id={id}
          value={value}
          onChange={event => onValueChange(event.currentTarget.value as Value)}
          className={cx(fieldLook, 'select-look border-quiet-border pr-8')}
        >
          {options.map(option => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={16} className="pointer-events-none absolute right-2 text-text-muted" />
      </div>
    </div>
  )
}
