import type { RefObject } from 'react'

const fields = 'select, input, textarea'

/** The first field of the part whose key `added` holds, which is thereby taken; null where nothing was added. */
export function firstFieldOf(added: RefObject<string | null>): HTMLElement | null {
  const { current: key } = added
  added.current = null
  if (key === null) return null
  const part = document.querySelector(`[data-part="${CSS.escape(key)}"]`)
  // All of it, of which the field may be the first line only.
  part?.scrollIntoView?.({ block: 'nearest' })
  return part?.querySelector<HTMLElement>(fields) ?? part?.querySelector('button') ?? null
}
