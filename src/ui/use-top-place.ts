import { useLayoutEffect, useState } from 'react'
import { topDialog, watchDialogs } from './open-dialogs.ts'

/**
 * An element that moves to the topmost dialog, or to its `home` when none is open: what is in it stays in use beside a
 * dialog. It is moved, not made anew, so what is in it stays as it is.
 * @param home always the same function; the page's body unless given
 */
export function useTopPlace(home: () => HTMLElement | null = body): HTMLElement {
  const [place] = useState(() => document.createElement('div'))
  useLayoutEffect(() => {
    const move = () => {
      const parent = topDialog() ?? home()
      if (place.parentElement !== parent) parent?.append(place)
    }
    move()
    const stop = watchDialogs(move)
    return () => {
      stop()
      place.remove()
    }
  }, [place, home])
  return place
}

const body = () => document.body
