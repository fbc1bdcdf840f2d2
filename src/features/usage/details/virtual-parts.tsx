import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { scrollerOf } from '#ui/list-end.tsx'
import type { PartsProps } from './parts-props.ts'

const USUAL_HEIGHT = 57
/** Rows beyond those in view. */
const AROUND = 6

/** A long list within what scrolls around it: only the rows in view and a few around them, each measured. */
export function VirtualParts({ label, parts, row }: PartsProps<{ id: string }>) {
  const list = useRef<HTMLUListElement>(null)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [above, setAbove] = useState(0)

  // What stands above the list may grow and shrink: a notice, the chart's table.
  useLayoutEffect(() => {
    const element = list.current
    const around = element && scrollerOf(element)
    if (!around) return
    const { top } = around.getBoundingClientRect()
    setScroller(around)
    setAbove(Math.round(element.getBoundingClientRect().top - top + around.scrollTop))
  })

  const virtualizer = useVirtualizer({
    count: parts.length,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: index => parts[index]?.id ?? index,
    overscan: AROUND,
    scrollMargin: above,
    // Before the scroll area is known, as for the first paint.
    initialRect: { width: 880, height: 480 },
  })
  return (
    <ul ref={list} aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const part = parts[index]
        return (
          part && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={parts.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - above}px)` }}
            >
              {row(part)}
            </li>
          )
        )
      })}
    </ul>
  )
}
