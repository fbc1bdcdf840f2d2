import { useLayoutEffect, useState } from 'react'
import { topDialog, watchDialogs } from './open-dialogs.ts'

/** How much of the window's bottom, in pixels, the buttons of the topmost dialog take; 0 where it has none. */
export function useDialogFooter({ watched }: { watched: boolean }): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    if (!watched) return
    const look = () => {
      const tops = [...(topDialog()?.querySelectorAll('footer, [data-dialog-footer]') ?? [])]
        .map(footer => footer.getBoundingClientRect())
        .filter(box => box.height > 0)
        .map(({ top }) => innerHeight - top)
      setHeight(Math.max(0, ...tops))
    }
    const contents = new MutationObserver(look)
    const follow = () => {
      contents.disconnect()
      const dialog = topDialog()
      if (dialog) contents.observe(dialog, { childList: true, subtree: true, attributeFilter: ['hidden'] })
      look()
    }
    follow()
    const stop = watchDialogs(follow)
    addEventListener('resize', look)
    return () => {
      stop()
      contents.disconnect()
      removeEventListener('resize', look)
    }
  }, [watched])
  return height
}
