import type { ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'

type CardProps = {
  /** Names the region. */
  title?: ReactNode
  /** The level that fits the page's outline. */
  level?: 2 | 3 | 4
  /** At the right of the title. */
  aside?: ReactNode
  children: ReactNode
  className?: string
}

export function Card({ title, level = 3, aside, children, className }: CardProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx('flex min-w-0 flex-col gap-3 rounded-card border bg-surface-raised p-4', className)}
    >
      {(title || aside) && (
        <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 gap-y-1">
          {title && (
            <Heading id={id} className="text-heading">
              {title}
            </Heading>
          )}
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
