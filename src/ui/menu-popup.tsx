import { Menu } from '@base-ui/react/menu'
import { use, useEffect, useRef } from 'react'
import { floatingLook } from './floating-look.ts'
import { MenuEntries } from './menu-entries.tsx'
import type { MenuEntry } from './menu-entry.ts'
import { LayerElement } from './modal-layer.tsx'

type MenuPopupProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  anchor: HTMLElement
  /** Where the focus goes first: a pointer's opening highlights nothing. */
  focus: 'popup' | 'first' | 'last'
  labelledBy: string
  entries: readonly MenuEntry[]
  align: 'start' | 'center' | 'end'
  side: 'top' | 'bottom' | 'left' | 'right'
  finalFocus?: (() => HTMLElement | null) | undefined
}

export function MenuPopup({
  open,
  onOpenChange,
  anchor,
  focus,
  labelledBy,
  entries,
  align,
  side,
  finalFocus,
}: MenuPopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  const layer = use(LayerElement)

  useEffect(() => {
    if (!open || focus === 'popup') return
    // After the popup has taken the focus for itself and has been placed.
    const frame = requestAnimationFrame(() => {
      const items = popup.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]')
      items?.[focus === 'first' ? 0 : items.length - 1]?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [open, focus])

  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Portal container={layer ?? undefined} data-opener={labelledBy}>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={4}
          className="z-(--z-menu) outline-none"
        >
          <Menu.Popup
            ref={popup}
            finalFocus={() => finalFocus?.() ?? anchor}
            aria-labelledby={labelledBy}
            className={floatingLook}
          >
            <MenuEntries entries={entries} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
