import type { ReactNode } from 'react'

type LabelLineProps = {
  htmlFor: string
  children: ReactNode
  /** Read, not shown. */
  hidden?: boolean
  /** At the right end: a menu of what can be put in. */
  aside?: ReactNode
}

/** The label above a field. */
export function LabelLine({ htmlFor, children, hidden = false, aside }: LabelLineProps) {
  const label = (
    <label htmlFor={htmlFor} className={hidden ? 'sr-only' : 'font-medium'}>
      {children}
    </label>
  )
  return aside ? (
    <div className="flex flex-wrap items-end justify-between gap-x-3">
      {label}
      {aside}
    </div>
  ) : (
    label
  )
}
