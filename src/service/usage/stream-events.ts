import type { LiveEventView, Topic } from '#contract/usage.ts'
import { may, type Role } from '#domain/roles.ts'
import { type Context, read } from '../context.ts'
import type { Announcement } from '../ports.ts'
import { usageView } from './usage-view.ts'

/** P2: what guests are told of. */
const GUEST_TOPICS: readonly Topic[] = ['workspace', 'places', 'tasks', 'clock']

/**
 * Live updates until `signal` aborts: announcements that come while one is being sent are sent as one. The usage goes
 * along as it stands in the store by then, so a reader is never shown an older value after a newer one.
 */
export async function* streamEvents(
  context: Context,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveEventView, void, void> {
  const { deps } = context
  let pending: Announcement | null = null
  let wake = () => {}
  const unsubscribe = deps.announcer.subscribe(deps.workspaceId, more => {
    pending = pending
      ? { topics: [...new Set([...pending.topics, ...more.topics])], usage: pending.usage || more.usage }
      : more
    wake()
  })
  const onAbort = () => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    await read(context, 'tasks', async () => undefined)
    yield { kind: 'ready' }
    while (!signal?.aborted) {
      if (!pending) {
        await new Promise<void>(resolve => {
          wake = resolve
          if (pending || signal?.aborted) resolve()
        })
        continue
      }
      const { topics, usage }: Announcement = pending
      pending = null
      yield* await eventsFor(context, { topics, usage })
    }
  } finally {
    unsubscribe()
    signal?.removeEventListener('abort', onAbort)
  }
}

function eventsFor(context: Context, { topics, usage }: Announcement): Promise<LiveEventView[]> {
  return read(context, 'tasks', async reading => {
    const { role } = reading.caller
    const events: LiveEventView[] = []
    if (usage && may(role, 'automations')) events.push({ kind: 'usage', usage: await usageView(reading) })
    const told = topicsFor(role, topics)
    if (told.length > 0) events.push({ kind: 'changed', topics: told })
    return events
  })
}

function topicsFor(role: Role, topics: Topic[]): Topic[] {
  return may(role, 'automations') ? topics : topics.filter(topic => GUEST_TOPICS.includes(topic))
}
