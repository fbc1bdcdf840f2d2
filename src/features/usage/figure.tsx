import { useRef } from 'react'
import { cx } from '#ui/cx.ts'

/** The one big number of a card. A new value is there at once and slides into its place; the first one just stands. */
export function Figure({ children }: { children: string }) {
  const first = useRef(children)
  const moves = children !== first.current
  return (
    <span
      key={children}
      className={cx(
        'mr-0.5 inline-block text-figure text-text',
        moves && 'transition-[translate] duration-180 starting:translate-y-1.5',
      )}
    >
      {children}
    </span>
  )
}
