import { useEffect, useEffectEvent, useRef, useState } from 'react'

/**
 * The fields that have been left. While a pointer is down they are not counted yet: a message that comes under a field would
 * move away the very button that is being pressed.
 */
export function useLeftFields(): [left: ReadonlySet<string>, leave: (field: string) => void] {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const pressing = useRef(false)
  const waiting = useRef<string[]>([])

  const onDown = useEffectEvent(() => {
    pressing.current = true
  })
  const onUp = useEffectEvent(() => {
    pressing.current = false
    const fields = waiting.current.splice(0)
    // After the click, which comes with the pointer's release.
    if (fields.length > 0) setTimeout(() => setLeft(before => new Set([...before, ...fields])))
  })

  useEffect(() => {
    const down = () => onDown()
    const up = () => onUp()
    addEventListener('pointerdown', down, { capture: true })
    addEventListener('pointerup', up, { capture: true })
    addEventListener('pointercancel', up, { capture: true })
    return () => {
      removeEventListener('pointerdown', down, { capture: true })
      removeEventListener('pointerup', up, { capture: true })
      removeEventListener('pointercancel', up, { capture: true })
    }
  }, [])

  function leave(field: string) {
    if (pressing.current) waiting.current.push(field)
    else setLeft(before => (before.has(field) ? before : new Set(before).add(field)))
  }

  return [left, leave]
}
