import ChevronDown from 'lucide-react/icons/chevron-down'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'
import { FieldNote } from './field-note.tsx'

export type SelectOption<Value extends string> = {
  value: Value
  label: string
  disabled?: boolean
  /** Shown while nothing is chosen, and not offered: "Choose a status". */
  placeholder?: boolean
}
export type SelectGroup<Value extends string> = { group: string; options: readonly SelectOption<Value>[] }

type SelectProps<Value extends string> = {
  label: string
  /** `inline` for toolbars and sentences: "Sort  Used most v". */
  labelPlace?: 'above' | 'inline' | 'hidden'
  value: Value
  onValueChange: (value: Value) => void
  options: readonly (SelectOption<Value> | SelectGroup<Value>)[]
  onBlur?: () => void
  /** Under the field, until an error takes its place. */
  hint?: ReactNode
  /** What is wrong and how to put it right. */
  error?: ReactNode
  className?: string
}

/** The browser's own select: right on every keyboard, screen reader and phone, and free of code. */
export function Select<Value extends string>({
  label,
  labelPlace = 'above',
  value,
  onValueChange,
  options,
  onBlur,
  hint,
  error,
  className,
}: SelectProps<Value>) {
  const id = useId()
  const noteId = `${id}note`
  return (
    <div
      className={cx(
        'flex min-w-0',
        labelPlace === 'inline' ? 'flex-wrap items-center gap-x-2 gap-y-1' : 'flex-col gap-1',
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
      <div className={cx('relative flex min-w-0 items-center', labelPlace === 'inline' && 'flex-1')}>
        <select
          id={id}
          value={value}
          onChange={event => onValueChange(event.currentTarget.value as Value)}
          onBlur={onBlur}
          aria-invalid={Boolean(error) || undefined}
          aria-describedby={error || hint ? noteId : undefined}
          className={cx(fieldLook, 'select-look border-quiet-border pr-8')}
        >
          {options.map(option =>
            'group' in option ? (
              <optgroup key={option.group} label={option.group}>
                {option.options.map(optionElement)}
              </optgroup>
            ) : (
              optionElement(option)
            ),
          )}
        </select>
        <ChevronDown size={16} className="pointer-events-none absolute right-2 text-text-muted" />
      </div>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}

function optionElement({ value, label, disabled, placeholder }: SelectOption<string>) {
  return (
    <option key={value} value={value} disabled={disabled || placeholder} hidden={placeholder}>
      {label}
    </option>
  )
}
