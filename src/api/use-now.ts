import { useQuery } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { Instant } from '#domain/brand.ts'
import { useApi } from './api-context.tsx'

// When each answer came, by the page's own timer: it never jumps, unlike the computer's clock.
const receivedAt = new WeakMap<{ now: string }, number>()

/**
 * The service's clock (T1): the `now` of the latest usage answer, or of the session for guests (P2), moved on by the time
 * since. Rounded down to `step` milliseconds, and new that often. Undefined until there is an answer.
 */
export function useNow(step: number): Instant | undefined {
  const { orpc } = useApi()
  const usage = useQuery({ ...orpc.usage.get.queryOptions(), enabled: false }).data
  const session = useQuery({ ...orpc.session.get.queryOptions(), enabled: false }).data
  const data = usage ?? session
  if (data && !receivedAt.has(data)) receivedAt.set(data, performance.now())

  const subscribe = useCallback(
    (changed: () => void) => {
      const timer = setInterval(changed, Math.min(step, 30_000))
      return () => clearInterval(timer)
    },
    [step],
  )
  return useSyncExternalStore(subscribe, () => {
    if (!data) return undefined
    const passed = performance.now() - (receivedAt.get(data) ?? 0)
    return (Math.floor((Date.parse(data.now) + passed) / step) * step) as Instant
  })
}
