import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { Button } from './button.tsx'

type ListEndProps = {
  hasMore: boolean
  pending: boolean
  onMore: () => void
  /** Also without a press, as the end comes near. */
  auto: boolean
  /** Why the rest could not be had; then only a press tries again. */
  failure?: string | undefined
  /** Above the button. */
  children?: ReactNode
}

/** How far below the view the end may be when more is fetched. */
const NEAR = '0px 0px 400px 0px'

/** Under a list that comes in pages: what is there stays where it is, what comes is put below. */
export function ListEnd({ hasMore, pending, onMore, auto, failure, children }: ListEndProps) {
  const end = useRef<HTMLDivElement>(null)
  const more = useEffectEvent(onMore)
  const looksOut = auto && hasMore && !pending && failure === undefined

  useEffect(() => {
    const element = end.current
    if (!element || !looksOut || !('IntersectionObserver' in window)) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) more()
      },
      { root: scrollerOf(element), rootMargin: NEAR },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [looksOut])

  return (
    <div ref={end} className="flex flex-col items-center gap-2 p-4 text-text-muted">
      {children}
      {failure !== undefined && (
        <p role="alert" className="text-suspended-text">
          {failure}
        </p>
      )}
      {hasMore ? (
        <Button pending={pending} onClick={onMore}>
          <Trans>Show more</Trans>
        </Button>
      ) : (
        <p className="text-small">
          <Trans>That is all.</Trans>
        </p>
      )}
    </div>
  )
}

/** What scrolls around an element; null for the page. */
export function scrollerOf(element: Element): HTMLElement | null {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around
  }
  return null
}
