import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'
import type { AutomationView } from '#contract/automations.ts'

const USUAL_HEIGHT = 57
/** Rows beyond those in view. */
const AROUND = 4

export type RowsProps = {
  automations: readonly AutomationView[]
  row: (automation: AutomationView) => ReactNode
}

type VirtualRowsProps = RowsProps & {
  area: RefObject<HTMLDivElement | null>
  label: string
  /** Whether all that there are have come. Until then nothing is drawn but what is in view, so that it is there sooner. */
  complete: boolean
}

/** Only the rows in view and a few around them; each is measured, since sentences wrap. */
export function VirtualRows({ automations, row, area, label, complete }: VirtualRowsProps) {
  const virtualizer = useVirtualizer({
    count: automations.length,
    getScrollElement: () => area.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: index => automations[index]?.id ?? index,
    overscan: complete ? AROUND : 0,
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
