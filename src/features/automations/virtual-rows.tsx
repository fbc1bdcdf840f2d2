import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import type { RowsProps } from './row-list.tsx'

const USUAL_HEIGHT = 57

/** Only the rows in view and a few around them; each is measured, since sentences wrap. */
export function VirtualRows({
  automations,
  row,
  area,
  label,
}: RowsProps & { area: RefObject<HTMLDivElement | null>; label: string }) {
  const virtualizer = useVirtualizer({
    count: automations.length,
    getScrollElement: () => area.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: index => automations[index]?.id ?? index,
    overscan: 4,
    // Before the scroll area is measured, as for the first paint.
    initialRect: { width: 880, height: 480 },
  })
  return (
    <ul aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const automation = automations[index]
        return (
          automation && (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={automations.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row(automation)}
            </li>
          )
        )
      })}
    </ul>
  )
}
