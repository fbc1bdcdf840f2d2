import type {
  FocusEvent,
  FocusEventHandler,
  KeyboardEvent,
  KeyboardEventHandler,
  MouseEvent,
  MouseEventHandler,
  PointerEvent,
  PointerEventHandler,
  ReactNode,
} from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** What a trigger listens to. Handlers of its own run first. */
export type TooltipEvents = {
  onPointerEnter?: PointerEventHandler<HTMLElement> | undefined
  onPointerLeave?: PointerEventHandler<HTMLElement> | undefined
  onFocus?: FocusEventHandler<HTMLElement> | undefined
  onBlur?: FocusEventHandler<HTMLElement> | undefined
  onKeyDown?: KeyboardEventHandler<HTMLElement> | undefined
  onClick?: MouseEventHandler<HTMLElement> | undefined
}

const openDelay = 500
// Long enough to move the pointer onto the tooltip, to read or to select it (WCAG 1.4.13).
const closeDelay = 120
// After one tooltip the next ones come at once; a time of the events' own clock.
let warmUntil = 0

/**
 * Shows `content` beside its trigger: after a while under the pointer, at once for the keyboard; Escape hides it.
 * It is drawn in the browser's top layer, so above dialogs and menus, by some 60 lines: the positioning engine of the
 * menus would add 20 kB to what must load first.
 *
 * @param press also shows it on a press, for triggers whose press does nothing else: the way in by touch.
 */
export function useTooltip(content: ReactNode, events: TooltipEvents = {}, { press = false } = {}) {
  const [anchor, setAnchor] = useState<HTMLElement>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  function later(delay: number, next: HTMLElement | undefined) {
    clearTimeout(timer.current)
    if (next && !content) return
    timer.current = setTimeout(() => setAnchor(next), delay)
  }
  function now(next: HTMLElement | undefined) {
    clearTimeout(timer.current)
    setAnchor(content ? next : undefined)
  }

  const props = {
    onPointerEnter(event: PointerEvent<HTMLElement>) {
      events.onPointerEnter?.(event)
      if (event.pointerType !== 'touch')
        later(event.timeStamp < warmUntil ? 0 : openDelay, event.currentTarget)
    },
    onPointerLeave(event: PointerEvent<HTMLElement>) {
      events.onPointerLeave?.(event)
      if (anchor) warmUntil = event.timeStamp + 300
      later(closeDelay, undefined)
    },
    onFocus(event: FocusEvent<HTMLElement>) {
      events.onFocus?.(event)
      if (event.currentTarget.matches(':focus-visible') && !isReturned(event)) now(event.currentTarget)
    },
    onBlur(event: FocusEvent<HTMLElement>) {
      events.onBlur?.(event)
      now(undefined)
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key === 'Escape' && anchor && content) {
        // One Escape, one layer: the dialog around stays.
        event.preventDefault()
        event.stopPropagation()
        now(undefined)
      }
      events.onKeyDown?.(event)
    },
    onClick(event: MouseEvent<HTMLElement>) {
      now(press ? event.currentTarget : undefined)
      events.onClick?.(event)
    },
  }

  const popup = anchor && content && (
    <TooltipPopup
      anchor={anchor}
      onEnter={() => clearTimeout(timer.current)}
      onLeave={() => later(closeDelay, undefined)}
      onMoved={() => now(undefined)}
    >
      {content}
    </TooltipPopup>
  )
  return { props, popup }
}

const layers = 'dialog, [role=dialog]'

/** Focus that comes back from a closing menu or dialog is no wish to read the tooltip. */
function isReturned({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): boolean {
  const layer = relatedTarget?.closest(`${layers}, [role=menu]`)
  return layer != null && !layer.contains(currentTarget)
}

type PopupProps = {
  anchor: HTMLElement
  children: ReactNode
  onEnter: () => void
  onLeave: () => void
  onMoved: () => void
}

function TooltipPopup({ anchor, children, onEnter, onLeave, onMoved }: PopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  const moved = useRef(onMoved)

  useLayoutEffect(() => {
    moved.current = onMoved
  })

  useLayoutEffect(() => {
    const element = popup.current
    if (!element) return
    element.showPopover?.()
    const around = anchor.getBoundingClientRect()
    const { width, height } = element.getBoundingClientRect()
    const above = around.top - height - 6
    const left = around.left + (around.width - width) / 2
    element.style.top = `${above >= 4 ? above : around.bottom + 6}px`
    element.style.left = `${Math.max(4, Math.min(left, document.documentElement.clientWidth - width - 4))}px`
    const hide = () => moved.current()
    addEventListener('scroll', hide, { capture: true, passive: true })
    addEventListener('resize', hide)
    return () => {
      removeEventListener('scroll', hide, { capture: true })
      removeEventListener('resize', hide)
    }
  }, [anchor])

  // Inside the dialog of its trigger, or a press on it would count as one outside the dialog.
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: no control, it only keeps its own presses from its trigger's ancestors
    <div
      ref={popup}
      role="tooltip"
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      onClick={event => event.stopPropagation()}
      className="fixed inset-auto m-0 max-w-70 animate-fade rounded-control border border-transparent bg-tooltip px-2 py-1 text-small text-pretty text-tooltip-text wrap-anywhere"
    >
      {children}
    </div>,
    anchor.closest(layers) ?? document.body,
  )
}
