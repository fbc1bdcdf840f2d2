import { useEffect, useState } from 'react'

/** Milliseconds in which nobody presses what has changed under the pointer. */
const MOMENT = 1_500

/** Whether `value` has come anew within the last moment; null is nothing new. */
export function useJustChanged(value: object | null): boolean {
  const [settled, setSettled] = useState<object | null>(null)
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(() => setSettled(value), MOMENT)
    return () => clearTimeout(timer)
  }, [value])
  return value !== null && value !== settled
}
