import type { MouseEvent, PointerEvent, ReactNode, RefObject } from 'react'
import { createContext, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { cx } from './cx.ts'
import { dialogClosed, dialogOpened, topDialog } from './open-dialogs.ts'

type ModalLayerProps = {
  open: boolean
  /** Asked to close: the owner decides. */
  onClose: (reason: 'escape' | 'outside') => void
  /** Neither Escape nor a press beside the box asks to close. */
  locked?: boolean
  /** Escape was pressed while it is locked. */
  onHeld?: (() => void) | undefined
  /** `ignore` where a press beside the box would lose work. */
  outsidePress?: 'close' | 'ignore'
  /** What takes the focus: by default the layer itself, so that its name is read. */
  initialFocus?: RefObject<HTMLElement | null> | undefined
  /** What gets the focus afterwards: by default what had it before. */
  finalFocus?: RefObject<HTMLElement | null> | undefined
  'aria-label'?: string
  'aria-labelledby'?: string
  'aria-describedby'?: string | undefined
  /** Where the box stands in the window. */
  className?: string
  /** The box, with `layerBox`. */
  children: ReactNode
}

/** The dialog around, for what floats above it: all that is outside of an open dialog is inert. */
export const LayerElement = createContext<HTMLDialogElement | null>(null)

/** Of a layer's box; with it what the box comes from: `starting:opacity-0 group-not-open/layer:opacity-0`. */
export const layerBox =
  'border border-transparent text-text shadow-modal transition-[opacity,scale,translate] duration-150 starting:opacity-0 group-not-open/layer:opacity-0'

/**
 * The browser's modal dialog over the whole window. The browser keeps the focus in it and the rest of the page out of
 * reach; this adds who may close it, where the focus goes, and a way out that can be seen.
 */
export function ModalLayer({ open, ...props }: ModalLayerProps) {
  // Once closed it stays until it has gone from sight.
  const [shown, setShown] = useState(open)
  if (open && !shown) setShown(true)
  return shown && <Layer open={open} {...props} onGone={() => setShown(false)} />
}

function Layer({
  open,
  onClose,
  locked = false,
  onHeld,
  outsidePress = 'close',
  initialFocus,
  finalFocus,
  className,
  children,
  onGone,
  ...aria
}: ModalLayerProps & { onGone: () => void }) {
  const [element, setElement] = useState<HTMLDialogElement | null>(null)
  const before = useRef<HTMLElement | null>(null)

  const enter = useEffectEvent((dialog: HTMLDialogElement) => {
    before.current = openerOf(document.activeElement)
    // Without a reserved place for its scroll bar, a page that scrolls would jump when it stops to.
    const { style, clientWidth } = document.documentElement
    if (!topDialog()) style.scrollbarGutter = innerWidth > clientWidth ? 'stable' : ''
    // Its own, or the browser focuses its first control on the way.
    dialog.autofocus = true
    dialog.showModal()
    const target = initialFocus?.current ?? dialog
    target.focus({ preventScroll: true })
    dialogOpened(dialog)
  })

  const leave = useEffectEvent((dialog: HTMLDialogElement) => {
    if (!dialogClosed(dialog)) return
    dialog.close()
    const target = finalFocus?.current ?? before.current
    if (target?.isConnected) target.focus()
  })

  const gone = useEffectEvent(() => {
    if (!open) onGone()
  })

  useLayoutEffect(() => {
    if (!element) return
    if (open) return enter(element)
    leave(element)
    void motionOf(element).then(gone)
  }, [element, open])

  useLayoutEffect(() => (element ? () => leave(element) : undefined), [element])

  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || topDialog() !== element)
      return
    // The browser closes a select's list first.
    if (event.target instanceof Element && event.target.closest('select')) return
    event.preventDefault()
    if (locked) onHeld?.()
    else onClose('escape')
  })

  useEffect(() => {
    if (!open) return
    // The last to hear of it: fields, tooltips and menus inside have their own use for Escape. The dialog's `cancel`
    // comes later still, but browsers let a page refuse it only once between two presses of a pointer.
    const listener = (event: KeyboardEvent) => onEscape(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [open])

  return createPortal(
    <dialog
      ref={setElement}
      tabIndex={-1}
      inert={!open}
      {...aria}
      onCancel={event => {
        // By other ways than the key, such as a phone's Back. A file field's `cancel` bubbles up to here, too.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        if (locked) onHeld?.()
        else onClose('escape')
      }}
      onClose={() => {
        if (open && element && !element.open) element.showModal()
      }}
      className="group/layer fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden bg-backdrop p-0 outline-none lg:has-data-beside:pr-80 transition-[display,overlay,background-color] transition-discrete duration-150 backdrop:hidden not-open:pointer-events-none not-open:bg-transparent starting:bg-transparent"
    >
      <Around
        className={className}
        onPress={() => {
          if (!locked && outsidePress === 'close') onClose('outside')
        }}
      >
        <LayerElement value={element}>{children}</LayerElement>
      </Around>
    </dialog>,
    document.body,
  )
}

type AroundProps = { className: string | undefined; onPress: () => void; children: ReactNode }

/** A press beside the box is one that begins and ends there, while nothing floats above the box. */
function Around({ className, onPress, children }: AroundProps) {
  const press = useRef({ began: false, ended: false })
  const isBeside = ({ target, currentTarget }: PointerEvent | MouseEvent) => target === currentTarget
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
    // biome-ignore lint/a11y/noStaticElementInteractions: no control, it is what is left of the window
    <div
      className={cx('size-full', className)}
      onPointerDown={event => {
        const floats = event.currentTarget.parentElement?.querySelector(floating) != null
        press.current = { began: isBeside(event) && !floats, ended: false }
      }}
      onPointerUp={event => {
        press.current.ended = isBeside(event)
      }}
      onClick={event => {
        const { began, ended } = press.current
        press.current = { began: false, ended: false }
        if (began && ended && isBeside(event)) onPress()
      }}
    >
      {children}
    </div>
  )
}

const floating = '[data-base-ui-portal] :is([role=menu], [role=dialog])'

/** What the focus can come back to. A menu is gone by the time its item's dialog closes: then the focus goes to what had opened the menu. */
export function openerOf(element: Element | null): HTMLElement | null {
  const opener = element?.closest<HTMLElement>('[data-opener]')?.dataset.opener
  if (opener) return document.getElementById(opener)
  return element instanceof HTMLElement ? element : null
}

/** Settles when nothing of it moves any more. */
function motionOf(element: Element): Promise<unknown> {
  const moving = element.getAnimations({ subtree: true }).filter(each => each instanceof CSSTransition)
  return Promise.allSettled(moving.map(each => each.finished))
}
