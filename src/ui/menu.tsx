import type { KeyboardEvent, MouseEvent, ReactElement } from 'react'
import { cloneElement, useCallback, useId, useState } from 'react'
import type { MenuEntry } from './menu-entry.ts'
import { usePart } from './on-demand.ts'
import type { TooltipEvents } from './use-tooltip.tsx'

export const loadMenu = () => import('./menu-popup.tsx')

export type MenuTriggerProps = TooltipEvents & {
  id?: string | undefined
  'aria-haspopup'?: 'menu' | 'dialog' | undefined
  'aria-expanded'?: boolean | undefined
  'aria-disabled'?: boolean | 'true' | 'false' | undefined
  'data-popup-open'?: '' | undefined
}

type MenuProps = {
  /** A `Button` or `IconButton`, or any button that hands its handlers on. */
  trigger: ReactElement<MenuTriggerProps>
  entries: readonly MenuEntry[]
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** What gets the focus once it has closed, where that is not the trigger: what an item has just added. */
  finalFocus?: () => HTMLElement | null
}

type Opening = { anchor: HTMLElement; focus: 'popup' | 'first' | 'last' }

export function Menu({ trigger, entries, align = 'start', side = 'bottom', finalFocus }: MenuProps) {
  const generatedId = useId()
  const [near, setNear] = useState(false)
  const [opening, setOpening] = useState<Opening>()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const part = usePart(loadMenu, near || open, close)
  const { props } = trigger
  const id = props.id ?? generatedId

  function show(anchor: HTMLElement, focus: Opening['focus']) {
    setOpening({ anchor, focus })
    setOpen(true)
  }

  return (
    <>
      {cloneElement(trigger, {
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'data-popup-open': open ? '' : undefined,
        onPointerEnter(event) {
          setNear(true)
          props.onPointerEnter?.(event)
        },
        onFocus(event) {
          setNear(true)
          props.onFocus?.(event)
        },
        onClick(event: MouseEvent<HTMLElement>) {
          props.onClick?.(event)
          // A press by Enter or Space has no pointer's detail.
          if (!event.defaultPrevented) show(event.currentTarget, event.detail === 0 ? 'first' : 'popup')
        },
        onKeyDown(event: KeyboardEvent<HTMLElement>) {
          props.onKeyDown?.(event)
          const focus = { ArrowDown: 'first', ArrowUp: 'last' } as const
          const wanted = focus[event.key as keyof typeof focus]
          if (!wanted || event.currentTarget.ariaDisabled === 'true') return
          event.preventDefault()
          show(event.currentTarget, wanted)
        },
      })}
      {part && opening && (
        <part.MenuPopup
          open={open}
          onOpenChange={setOpen}
          anchor={opening.anchor}
          focus={opening.focus}
          labelledBy={id}
          {...{ entries, align, side, finalFocus }}
        />
      )}
    </>
  )
}
