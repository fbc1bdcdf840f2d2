import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'

type TextFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'prefix'> & {
  label: string
  labelHidden?: boolean
  value: string
  onValueChange: (value: string) => void
  /** Under the field, until an error takes its place. */
  hint?: ReactNode
  /** What is wrong and how to put it right. */
  error?: ReactNode
  /** Inside, at the right end: a unit. */
  suffix?: ReactNode
}

export function TextField({
  label,
  labelHidden = false,
  value,
  onValueChange,
  hint,
  error,
  suffix,
  id: ownId,
  className,
  ...rest
}: TextFieldProps) {
  const generatedId = useId()
  const id = ownId ?? generatedId
  const noteId = `${id}-note`
  const wrong = Boolean(error)
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      <div className="relative flex items-center">
        <input
          {...rest}
          id={id}
          value={value}
          onChange={event => onValueChange(event.currentTarget.value)}
          aria-invalid={wrong || undefined}
          aria-describedby={error || hint ? noteId : undefined}
          className={cx(fieldLook, 'border-control-border', Boolean(suffix) && 'pr-12')}
        />
        {suffix && <span className="pointer-events-none absolute right-2.5 text-text-muted">{suffix}</span>}
      </div>
      {/* Always there, so that a message that comes is read out. */}
      <p
        id={noteId}
        aria-live="polite"
        className={cx(
          'prose-width text-small empty:hidden',
          wrong ? 'text-suspended-text' : 'text-text-muted',
        )}
      >
        {error || hint}
      </p>
    </div>
  )
}
