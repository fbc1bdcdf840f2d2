import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'

type ScrollAreaProps = { children: ReactNode; className?: string }

const focusable = 'a[href], button, input, select, textarea, [tabindex="0"]'

/** Scrolls what does not fit. Where nothing in it takes the focus, it does itself, so that arrow keys scroll it. */
export function ScrollArea({ children, className }: ScrollAreaProps) {
  const area = useRef<HTMLDivElement>(null)
  const [alone, setAlone] = useState(false)

  useEffect(() => {
    const element = area.current
    if (!element) return
    const look = () =>
      setAlone(element.scrollHeight > element.clientHeight && !element.querySelector(focusable))
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    const contents = new MutationObserver(look)
    contents.observe(element, { childList: true, subtree: true, characterData: true })
    return () => {
      sizes.disconnect()
      contents.disconnect()
    }
  }, [])

  return (
    <div
      ref={area}
      tabIndex={alone ? 0 : undefined}
      className={cx('min-h-0 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2', className)}
    >
      {children}
    </div>
  )
}
