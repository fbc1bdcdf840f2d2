import { useEffect } from 'react'

/** Names the browser's tab after what the page shows; what it was called before comes back afterwards. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    const before = document.title
    document.title = `${title} · Headroom`
    return () => {
      document.title = before
    }
  }, [title])
}
