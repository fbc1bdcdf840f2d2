import { createContext, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
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

type TabsContext = { id: string; value: string }

export const ChosenTab = createContext<TabsContext>({ id: '', value: '' })

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
  const id = useId()
  const row = useRef<HTMLDivElement>(null)

  // Tabs that do not fit beside each other scroll; the chosen one is in view.
  useLayoutEffect(() => {
    const tab = document.getElementById(`${id}${value}`)
    if (tab && row.current)
      row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2
  }, [id, value])

  return (
    <ChosenTab value={{ id, value }}>
      <div className={className}>
        <div
          className={cx(
            'flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b',
            listClassName,
          )}
        >
          <div
            ref={row}
            role="tablist"
            aria-label={label}
            onKeyDown={moveFocus}
            className="relative -mb-px flex min-w-0 gap-x-1 overflow-x-auto [scrollbar-width:none]"
          >
            {items.map(item => (
              <button
                key={item.value}
                type="button"
                role="tab"
                id={`${id}${item.value}`}
                aria-selected={item.value === value}
                aria-controls={item.value === value ? `${id}panel` : undefined}
                tabIndex={item.value === value ? 0 : -1}
                onClick={() => onValueChange(item.value)}
                className="relative flex min-h-9 shrink-0 items-center gap-1.5 rounded-t-control px-2 font-medium text-text-muted transition-colors after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-accent not-aria-selected:after:hidden hover:text-text focus-visible:-outline-offset-2 aria-selected:text-text"
              >
                {item.label}
                {item.count !== undefined && (
                  <span className="tnum rounded-full bg-neutral-4 px-1.5 text-small text-text-muted">
                    {item.count}
                  </span>
                )}
              </button>
            ))}
          </div>
          {aside && <div className="flex flex-wrap items-center gap-2 py-1">{aside}</div>}
        </div>
        {children}
      </div>
    </ChosenTab>
  )
}

/** From one tab to the next and round the ends; Enter and Space are the buttons' own. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const here = tabs.indexOf(document.activeElement as HTMLElement)
  const to: Record<string, number> = {
    ArrowLeft: here - 1,
    ArrowRight: here + 1,
    Home: 0,
    End: tabs.length - 1,
  }
  const next = to[event.key]
  if (next === undefined) return
  event.preventDefault()
  tabs[(next + tabs.length) % tabs.length]?.focus()
}
