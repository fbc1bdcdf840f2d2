import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'
import { FieldNote } from './field-note.tsx'
import { LabelLine } from './label-line.tsx'

type TextFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'prefix'> & {
  label: string
  labelHidden?: boolean
  /** At the right of the label: a menu of what can be put in. */
  labelAside?: ReactNode
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
  labelAside,
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
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <LabelLine htmlFor={id} hidden={labelHidden} aside={labelAside}>
        {label}
      </LabelLine>
      <div className="relative flex items-center">
        <input
          {...rest}
          id={id}
          value={value}
          onChange={event => onValueChange(event.currentTarget.value)}
          aria-invalid={Boolean(error) || undefined}
          aria-describedby={error || hint ? noteId : undefined}
          className={cx(fieldLook, 'border-control-border', Boolean(suffix) && 'pr-12')}
        />
        {suffix && <span className="pointer-events-none absolute right-2.5 text-text-muted">{suffix}</span>}
      </div>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}
