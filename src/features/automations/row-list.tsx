import { type KeyboardEvent, Suspense, useEffect, useRef } from 'react'
import { lazyPart } from '#ui/on-demand.ts'
import { loadVirtualRows } from './load-virtual-rows.ts'
import type { RowsProps } from './virtual-rows.tsx'

/** More rows than this are drawn as they come into view. */
const PLAIN_MOST = 60
/** As many fill the modal until it is known which are in view. */
const SCREENFUL = 12

const VirtualRows = lazyPart(loadVirtualRows, part => part.VirtualRows)

type RowListProps = RowsProps & {
  label: string
  /** What the list shows, as text: when it changes, the list starts at its top again. */
  listed: string
  /** Whether all that there are have come. */
  complete: boolean
}

export function RowList({ automations, row, listed, label, complete }: RowListProps) {
  const area = useRef<HTMLDivElement>(null)
  const before = useRef(listed)

  useEffect(() => {
    // A new list is at its top already; to say so would have it laid out twice.
    if (before.current !== listed) area.current?.scrollTo({ top: 0 })
    before.current = listed
  }, [listed])

  const isLong = automations.length > PLAIN_MOST || !complete
  const plain = (
    <ul aria-label={label} aria-busy={!complete || undefined}>
      {(isLong ? automations.slice(0, SCREENFUL) : automations).map(automation => (
        <li key={automation.id}>{row(automation)}</li>
      ))}
    </ul>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the links in it
    <div
      ref={area}
      onKeyDown={onArrow}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain short:overscroll-auto [overflow-anchor:none]"
    >
      {isLong ? (
        <Suspense fallback={plain}>
          <VirtualRows {...{ automations, row, area, label, complete }} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  )
}

/** From a row's name, up and down lead to the next one's. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.target as Element).matches('[data-part=name]')) return
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-part=name]')]
  const next = names[names.indexOf(event.target as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
