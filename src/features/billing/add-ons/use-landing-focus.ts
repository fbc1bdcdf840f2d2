import { useEffect, useRef, useState } from 'react'

/**
 * Gives the focus to what a visitor came for, once it is there, unless they have gone elsewhere on the page meanwhile.
 * @param wanted whether they came for it
 */
export function useLandingFocus<Target extends HTMLElement>(wanted: boolean) {
  const target = useRef<Target>(null)
  const isDone = useRef(false)
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    if (!wanted || isDone.current || !target.current) return
    isDone.current = true
    const now = document.activeElement
    if (now === null || now === document.body || now === before) target.current.focus()
  })
  return target
}
