import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import type { AutomationView } from '#contract/automations.ts'

/** More rows than this are drawn as they come into view. */
const PLAIN_MOST = 60

const VirtualRows = lazy(() => import('./virtual-rows.tsx').then(part => ({ default: part.VirtualRows })))

export type RowsProps = {
  automations: readonly AutomationView[]
  row: (automation: AutomationView) => ReactNode
}

/** @param listed what the list shows, as text: when it changes, the list starts at its top again. */
export function RowList({ automations, row, listed, label }: RowsProps & { listed: string; label: string }) {
  const area = useRef<HTMLDivElement>(null)

  useEffect(() => {
    area.current?.scrollTo({ top: 0 })
  }, [listed])

  const first = automations.length > PLAIN_MOST ? automations.slice(0, PLAIN_MOST / 3) : automations
  const plain = (
    <ul aria-label={label}>
      {first.map(automation => (
        <li key={automation.id}>{row(automation)}</li>
      ))}
    </ul>
  )
  return (
    <div
      ref={area}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain short:overscroll-auto [overflow-anchor:none]"
    >
      {automations.length > PLAIN_MOST ? (
        <Suspense fallback={plain}>
          <VirtualRows {...{ automations, row, area, label }} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  )
}
