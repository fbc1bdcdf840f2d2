import { useEffect, useState } from 'react'
import type { Wanted } from '#domain/order.ts'

/** Milliseconds without another press or key until a quantity is priced. */
const QUIET = 250

/** What is wanted, a moment after its quantity was last changed: on the way from 1 to 12 nothing else has to be priced. */
export function useSettledWanted(wanted: Wanted): Wanted {
  const [settled, setSettled] = useState(wanted)
  const isOther = JSON.stringify(wanted) !== JSON.stringify(settled)
  const isQuantity = wanted.kind === 'add_on' && settled.kind === 'add_on' && wanted.pack === settled.pack
  if (isOther && !isQuantity) setSettled(wanted)
  useEffect(() => {
    if (!isOther) return
    const timer = setTimeout(() => setSettled(wanted), QUIET)
    return () => clearTimeout(timer)
  }, [isOther, wanted])
  return isOther && !isQuantity ? wanted : settled
}
