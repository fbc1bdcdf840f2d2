import { hashKey } from '@tanstack/react-query'
import type { UsageView } from '#contract/usage.ts'
import type { Api } from './api.ts'

/** How long to wait at most, in milliseconds, before it is looked whether the month has turned; and once it should have. */
const LOOK = { mostly: 60_000, whenDue: 10_000 }
/** Look a little behind the reset, so that the service's clock is past it too. */
const BEHIND_RESET = 50

/**
 * U2: reads the usage again when the month turns, and with a new month all else that is told by month, until `signal`
 * aborts.
 *
 * While a computer sleeps, timers and the page's own clock stand still. So the long wait is cut into minutes, and whether
 * the reset is past is told by the wall clock: by how long ago the query says that its answer came. To look costs no
 * request; one is sent when the reset is past, and again while it fails.
 */
export function followMonth({ orpc, queryClient }: Api, signal: AbortSignal): void {
  const queryKey = orpc.usage.get.queryKey()
  const queryHash = hashKey(queryKey)
  const cache = queryClient.getQueryCache()
  let usage = queryClient.getQueryData(queryKey)
  let answeredAt = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined

  function wait(): void {
    clearTimeout(timer)
    const passed = performance.now() - answeredAt
    const left = usage ? untilReset(usage) + BEHIND_RESET - passed : LOOK.mostly
    timer = setTimeout(look, left > 0 ? Math.min(left, LOOK.mostly) : LOOK.whenDue)
  }

  function look(): void {
    if (usage && cache.get(queryHash)?.isStaleByTime(untilReset(usage))) {
      void queryClient.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false })
    }
    wait()
  }

  const ended = cache.subscribe(event => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (event.query.queryHash !== queryHash) return
    const answer: UsageView = event.query.state.data
    if (usage && usage.month !== answer.month) {
      for (const byMonth of [orpc.automations.key(), orpc.runs.key(), orpc.sandbox.key()])
        void queryClient.invalidateQueries({ queryKey: byMonth })
    }
    usage = answer
    answeredAt = performance.now()
    wait()
  })
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    ended()
  })
  wait()
}

/** Milliseconds from when the answer was given. */
function untilReset({ now, resetsAt }: UsageView): number {
  return Math.max(Date.parse(resetsAt) - Date.parse(now), 0)
}
