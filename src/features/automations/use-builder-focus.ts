import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { AutomationId } from '#domain/brand.ts'
import { openerOf } from '#ui/modal-layer.tsx'

/**
 * Takes the focus back to where it was when the builder was opened over the list, or to the row of what was saved.
 * @param list what the builder covers
 * @returns a function that names the automation whose row gets the focus instead
 */
export function useBuilderFocus(
  list: RefObject<HTMLElement | null>,
  { open, building }: { open: boolean; building: boolean },
): (id: AutomationId) => void {
  const opener = useRef<HTMLElement>(null)
  const saved = useRef<AutomationId>(null)
  const was = useRef(false)

  useLayoutEffect(() => {
    // With the modal goes what had the focus in it; where it begins again is the dialog's to say.
    if (!open) was.current = false
    if (!open || building === was.current) return
    was.current = building
    if (building) {
      opener.current = openerOf(document.activeElement)
      return
    }
    const row = saved.current && rowOf(list.current, saved.current)
    saved.current = null
    const target = row ?? opener.current
    target?.focus()
    // What had it may be gone, or have been the page itself.
    if (!target?.isConnected || target === document.body || document.activeElement !== target)
      list.current?.focus()
  }, [open, building, list])

  return id => {
    saved.current = id
  }
}

/** The first control in an automation's row; the row may be out of view, and then not there. */
function rowOf(list: HTMLElement | null, id: AutomationId): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-automation="${CSS.escape(id)}"] :is(button, input)`) ?? null
}
