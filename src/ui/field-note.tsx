import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type FieldNoteProps = {
  id: string
  hint?: ReactNode
  /** What is wrong and how to put it right; in place of the hint. */
  error?: ReactNode
}

/** Under a field. Always there, so that a message that comes is read out. */
export function FieldNote({ id, hint, error }: FieldNoteProps) {
  return (
    <p
      id={id}
      aria-live="polite"
      className={cx(
        'prose-width w-full text-small wrap-anywhere empty:hidden',
        error ? 'text-suspended-text' : 'text-text-muted',
      )}
    >
      {error || hint}
    </p>
  )
}
