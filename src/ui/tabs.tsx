import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type TabItem<Value extends string> = {
  value: Value
  label: string
  /** Beside the label; a number already formatted. */
  count?: ReactNode
}

type TabsProps<Value extends string> = {
  /** Names the row of tabs. */
  label: string
  value: Value
  onValueChange: (value: Value) => void
  items: readonly TabItem<Value>[]
  /** At the right end of the row: the view's button. */
  aside?: ReactNode
  /** A `TabPanel` for each item; only the chosen one is there. */
  children: ReactNode
  /** Of the whole, `flex min-h-0 flex-1 flex-col` where the panel scrolls. */
  className?: string
  /** Of the row, for its side margins. */
  listClassName?: string
}

/** Arrow keys move between the tabs, Enter or Space chooses: moving on does not load what is passed. */
export function Tabs<Value extends string>({
  label,
  value,
  onValueChange,
  items,
  aside,
  children,
  className,
  listClassName,
}: TabsProps<Value>) {
  return (
    <Base.Root value={value} onValueChange={next => onValueChange(next as Value)} className={className}>
      <div
        className={cx('flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b', listClassName)}
      >
        <Base.List aria-label={label} className="-mb-px flex min-w-0 flex-wrap gap-x-1">
          {items.map(item => (
            <Base.Tab
              key={item.value}
              value={item.value}
              className="relative flex min-h-9 items-center gap-1.5 rounded-t-control px-2 font-medium text-text-muted transition-colors after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-accent not-data-active:after:hidden hover:text-text focus-visible:-outline-offset-2 data-active:text-text"
            >
              {item.label}
              {item.count !== undefined && (
                <span className="tnum rounded-full bg-neutral-4 px-1.5 text-small text-text-muted">
                  {item.count}
                </span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {aside && <div className="flex flex-wrap items-center gap-2 py-1">{aside}</div>}
      </div>
      {children}
    </Base.Root>
  )
}
