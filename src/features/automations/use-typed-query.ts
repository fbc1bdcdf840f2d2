import { useEffect, useRef, useState } from 'react'

/** How long after the last keystroke the URL follows, in milliseconds. */
const REST = 250

/** What is typed, at once; the URL follows when the typing rests, and leads when it changes by itself. */
export function useTypedQuery(
  inUrl: string,
  follow: (query: string) => void,
): [string, (query: string) => void] {
  const [typed, setTyped] = useState(inUrl)
  const [before, setBefore] = useState(inUrl)
  const sent = useRef(inUrl)
  if (before !== inUrl) {
    setBefore(inUrl)
    // What was sent from here may arrive while more has been typed.
    if (inUrl !== sent.current) setTyped(inUrl)
  }

  // Only typing sets the URL, not a new `follow` at each render.
  useEffect(() => {
    if (typed.trim() === inUrl) return
    const timer = setTimeout(() => {
      sent.current = typed.trim()
      follow(sent.current)
    }, REST)
    return () => clearTimeout(timer)
  }, [typed])

  return [typed, setTyped]
}
