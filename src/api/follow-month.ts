import { hashKey } from '@tanstack/react-query'
import type { UsageView } from '#contract/usage.ts'
import type { Api } from './api.ts'
import { atAPace } from './at-a-pace.ts'

/** How long to wait at most, in milliseconds, before it is looked whether the month has turned; and once it should have. */
const LOOK = { mostly: 60_000, whenDue: 10_000 }
/** Look a little behind the reset, so that the service's clock is past it too. */
const BEHIND_RESET = 50
/** What the displayed value is made of is read at this pace, in milliseconds: it may move by the hundred a second. */
const DETAILS_EVERY = 300

/**
 * U2: reads the usage again when the month turns, and with a new month all else that is told by month, until `signal`
 * aborts. U3: and whenever the displayed value is another, however it came, what it is made of.
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
  const { months, month, automations, places } = orpc.usage
  const readDetails = atAPace(
    () => {
      for (const detail of [months, month, automations, places])
        void queryClient.invalidateQueries({ queryKey: detail.key() })
    },
    { every: DETAILS_EVERY, signal },
  )

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
      for (const byMonth of [orpc.automations, orpc.runs, orpc.sandbox])
        void queryClient.invalidateQueries({ queryKey: byMonth.key() })
    }
    if (usage && !isSameValue(usage, answer)) readDetails()
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

/** Another value may be published at the same instant, where the clock stands still. */
function isSameValue(a: UsageView, b: UsageView): boolean {
  const parts = ['month', 'publishedAt', 'used', 'refused', 'allowance'] as const
  return parts.every(part => a[part] === b[part])
}

/** Milliseconds from when the answer was given. */
function untilReset({ now, resetsAt }: UsageView): number {
  return Math.max(Date.parse(resetsAt) - Date.parse(now), 0)
}
