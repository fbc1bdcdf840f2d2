import type { Topic } from '#contract/usage.ts'
import type { WorkspaceId } from '#domain/brand.ts'
import { type Announcer, StorageTrouble } from '#service/ports.ts'

/** The longest sleep, in milliseconds: computers sleep and clocks are set, and a timer sees neither. */
const SLEEP_MOST = 60_000
/** After an error it is tried again that late, and each time twice as late, up to the longest sleep. */
const RETRY_FIRST = 2_000
/** For as long, in milliseconds, what is announced in a row is gathered before it is looked at. */
const GATHERING = 30

/** Changes after which something may be due sooner than it was. */
const TOPICS: readonly Topic[] = ['deliveries', 'mails', 'automations', 'billing', 'clock']

export type JobLoopOptions = {
  /** Does what is due; answers the milliseconds until the next thing is, null for none. */
  run(): Promise<number | null>
  announcer: Announcer
  workspaceId: WorkspaceId
  /** Milliseconds until it begins; nothing wakes it before. */
  after?: number
}

export type JobLoop = {
  /** Looks again, soon: time may have passed unseen. */
  wake(): void
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}

/**
 * Runs the service's jobs in this tab: at once, when the next one is due, and soon after changes in any tab; never two at a
 * time. An error does not end it: what was due is still due at the next look.
 */
export function startJobLoop({ run, announcer, workspaceId, after = 0 }: JobLoopOptions): JobLoop {
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null
  /** It looks again in a moment, or as soon as what is under way has ended. */
  let isWoken = false
  let stopped = false
  let hasBegun = false
  let failures = 0

  function sleep(milliseconds: number): void {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(look, milliseconds)
  }

  function look(): void {
    hasBegun = true
    isWoken = false
    underWay = lookOnce().finally(() => {
      underWay = null
    })
  }

  async function lookOnce(): Promise<void> {
    let next: number
    try {
      next = (await run()) ?? SLEEP_MOST
      failures = 0
    } catch (error) {
      // What is wrong with the store is told by the screens, which read it, too.
      if (!(error instanceof StorageTrouble)) globalThis.reportError?.(error)
      next = RETRY_FIRST * 2 ** failures
      failures += 1
    }
    sleep(isWoken ? GATHERING : Math.min(next, SLEEP_MOST))
  }

  function wake(): void {
    if (isWoken || !hasBegun) return
    isWoken = true
    if (!underWay) sleep(GATHERING)
  }

  const unsubscribe = announcer.subscribe(workspaceId, ({ topics }) => {
    if (topics.some(topic => TOPICS.includes(topic))) wake()
  })
  sleep(after)

  return {
    wake,
    async stop() {
      stopped = true
      unsubscribe()
      clearTimeout(timer)
      await underWay
    },
  }
}
