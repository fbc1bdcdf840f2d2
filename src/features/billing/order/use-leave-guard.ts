import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'

/**
 * B7: while a payment is under way the page stays: the browser's Back does nothing but say why, and a reload or a closed tab
 * is asked about where a charge waits for its answer.
 * @returns whether somebody has tried to leave
 */
export function useLeaveGuard(hold: 'wait' | 'ask' | null): boolean {
  const [tried, setTried] = useState(false)
  if (hold === null && tried) setTried(false)
  useBlocker({
    shouldBlockFn() {
      setTried(true)
      return true
    },
    enableBeforeUnload: hold === 'wait',
    disabled: hold === null,
  })
  return tried
}
