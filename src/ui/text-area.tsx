import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './field-look.ts'
import { FieldNote } from './field-note.tsx'
import { LabelLine } from './label-line.tsx'

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> & {
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
  /** For code: figures and letters of one width. */
  mono?: boolean
}

/** Text of several lines; it grows with what is typed. */
export function TextArea({
  label,
  labelHidden = false,
  labelAside,
  value,
  onValueChange,
  hint,
  error,
  mono = false,
  rows = 3,
  className,
  ...rest
}: TextAreaProps) {
  const id = useId()
  const noteId = `${id}note`
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <LabelLine htmlFor={id} hidden={labelHidden} aside={labelAside}>
        {label}
      </LabelLine>
      <textarea
        {...rest}
        id={id}
        rows={rows}
        value={value}
        onChange={event => onValueChange(event.currentTarget.value)}
        aria-invalid={Boolean(error) || undefined}
        aria-describedby={error || hint ? noteId : undefined}
        className={cx(
          fieldLook,
          'field-sizing-content max-h-80 min-h-16 resize-y border-control-border py-1.5',
          mono && 'font-mono text-small',
        )}
      />
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  )
}
