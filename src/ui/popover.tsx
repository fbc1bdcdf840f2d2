import type { MouseEvent, ReactElement, ReactNode } from 'react'
import { cloneElement, useCallback, useId, useState } from 'react'
import type { MenuTriggerProps } from './menu.tsx'
import { usePart } from './on-demand.ts'

export const loadPopover = () => import('./popover-popup.tsx')

type PopoverProps = {
  /** A `Button` or `IconButton`, or any button that hands its handlers on. */
  trigger: ReactElement<MenuTriggerProps>
  /** Names it for those who listen; shown as its heading unless `titleHidden`. */
  title: string
  titleHidden?: boolean
  /** A function is given what closes the popover. */
  children: ReactNode | ((close: () => void) => ReactNode)
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
}

/** A little more about something, beside it: how a price is worked out, filters. Escape or a press outside closes it. */
export function Popover({
  trigger,
  title,
  titleHidden = false,
  children,
  align = 'start',
  side = 'bottom',
}: PopoverProps) {
  const id = useId()
  const [near, setNear] = useState(false)
  const [anchor, setAnchor] = useState<HTMLElement>()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const part = usePart(loadPopover, near || open, close)
  const { props } = trigger

  return (
    <>
      {cloneElement(trigger, {
        id: props.id ?? id,
        'aria-haspopup': 'dialog',
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
          if (event.defaultPrevented) return
          setAnchor(event.currentTarget)
          setOpen(!open)
        },
      })}
      {part && anchor && (
        <part.PopoverPopup {...{ open, anchor, title, titleHidden, align, side }} onOpenChange={setOpen}>
          {typeof children === 'function' ? children(close) : children}
        </part.PopoverPopup>
      )}
    </>
  )
}
