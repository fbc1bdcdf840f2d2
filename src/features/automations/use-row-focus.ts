import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId } from '#domain/brand.ts'

/**
 * Where the focus goes when the row that has it leaves the list: to the next row, else to the one before, else to the list.
 * A row that comes back takes it again.
 * @param area what holds the rows; it can be focused
 */
export function useRowFocus(area: RefObject<HTMLElement | null>, shown: readonly AutomationView[]) {
  const leaving = useRef(new Map<AutomationId, AutomationId[]>())
  const returning = useRef(new Set<AutomationId>())

  useLayoutEffect(() => {
    const here = new Set(shown.map(({ id }) => id))
    for (const [id, heirs] of leaving.current) {
      if (here.has(id)) continue
      leaving.current.delete(id)
      focusSoon(() => nameOf(area.current, heirs) ?? area.current)
    }
    for (const id of returning.current) {
      if (!here.has(id)) continue
      returning.current.delete(id)
      focusSoon(() => nameOf(area.current, [id]))
    }
  }, [area, shown])

  return {
    onLeaving(id: AutomationId) {
      const index = shown.findIndex(automation => automation.id === id)
      const heirs = [shown[index + 1], shown[index - 1]].flatMap(heir => heir?.id ?? [])
      leaving.current.set(id, heirs)
    },
    onReturning: (id: AutomationId) => void returning.current.add(id),
  }
}

/** The name in the first of these rows that is there. */
function nameOf(area: HTMLElement | null, ids: readonly AutomationId[]): HTMLElement | null {
  for (const id of ids) {
    const name = area?.querySelector<HTMLElement>(`[data-automation="${CSS.escape(id)}"] [data-part=name]`)
    if (name) return name
  }
  return null
}

/**
 * After the menu, the dialog or the toast that was pressed has closed and has given the focus back where it can. Who has gone
 * on to write something is left alone.
 */
function focusSoon(target: () => HTMLElement | null) {
  const focus = () => {
    if (!document.activeElement?.matches('input, textarea, select')) target()?.focus()
  }
  focus()
  requestAnimationFrame(() => requestAnimationFrame(focus))
}
