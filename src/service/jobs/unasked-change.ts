import type { Instant } from '#domain/brand.ts'
import { type Head, heads, type Workspace } from '../collections.ts'
import { type Deps, openTransaction } from '../context.ts'
import type { Announcement, WriteTx } from '../ports.ts'

export type UnaskedChange = {
  tx: WriteTx
  /** T1: the one clock's time, for all of this change. */
  now: Instant
  /** What the change leaves in it is kept with the change. */
  head: Head
  workspace: Workspace
  /** Tells those who watch, once the change is committed. */
  announce(announcement: Partial<Announcement>): void
}

/** A change that nobody sent a request for: what the service does when its time has come, in one transaction. */
export async function unaskedChange<Answer>(
  { store, clock, announcer, workspaceId }: Deps,
  body: (change: UnaskedChange) => Promise<Answer>,
  options?: { durability?: 'relaxed' | 'strict' },
): Promise<Answer> {
  const reading = clock.now()
  const announcement: Announcement = { topics: [], usage: false }
  const answer = await store.transact(
    workspaceId,
    async tx => {
      const { now, head } = await openTransaction(tx, { reading, keys: 0 })
      const { workspace } = head
      const done = await body({
        ...{ tx, now, head, workspace },
        announce({ topics = [], usage = false }) {
          announcement.topics.push(...topics.filter(topic => !announcement.topics.includes(topic)))
          announcement.usage ||= usage
        },
      })
      heads.put(tx, head)
      return done
    },
    options,
  )
  if (announcement.usage || announcement.topics.length > 0) announcer.announce(workspaceId, announcement)
  return answer
}
