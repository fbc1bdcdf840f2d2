import { useEffect } from 'react'

/** What stands at the foot of every sheet that is printed (invoice-print.css), where browsers know such feet. */
export function usePrintedTitle(title: string): void {
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--printed-title', JSON.stringify(title))
    return () => {
      style.removeProperty('--printed-title')
    }
  }, [title])
}
