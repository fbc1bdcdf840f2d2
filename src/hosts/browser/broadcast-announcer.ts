import type { WorkspaceId } from '#domain/brand.ts'
import type { Announcement, Announcer } from '#service/ports.ts'

/** For as long, in milliseconds, changes are gathered before they are told; a published value is told at once (U3). */
const GATHERING = 30

type Message = { workspace: WorkspaceId; announcement: Announcement }
type Listener = (message: Message) => void

export type BroadcastAnnouncer = Announcer & { close(): void }

/**
 * Reaches every tab that has the same database open. A channel does not hear itself, so this tab's own listeners are
 * called beside it: each announcement is heard once everywhere. Of many changes in a row the tabs hear once, since each
 * time they read again what changed.
 */
export function createBroadcastAnnouncer(database: string): BroadcastAnnouncer {
  const channel = new BroadcastChannel(database)
  const listeners = new Set<Listener>()
  const gathered = new Map<WorkspaceId, Announcement>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = (message: Message) => {
    for (const listener of [...listeners]) listener(message)
  }
  channel.onmessage = (event: MessageEvent<Message>) => tell(event.data)

  function tellGathered(): void {
    clearTimeout(timer)
    timer = undefined
    for (const [workspace, announcement] of gathered) {
      channel.postMessage({ workspace, announcement } satisfies Message)
      tell({ workspace, announcement })
    }
    gathered.clear()
  }

  return {
    announce(workspace, { topics, usage }) {
      const before = gathered.get(workspace)
      gathered.set(workspace, {
        topics: [...new Set([...(before?.topics ?? []), ...topics])],
        usage: usage || (before?.usage ?? false),
      })
      if (usage) tellGathered()
      else timer ??= setTimeout(tellGathered, GATHERING)
    },
    subscribe(workspace, listener) {
      const own: Listener = message => {
        if (message.workspace === workspace) listener(message.announcement)
      }
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
    close() {
      if (timer !== undefined) tellGathered()
      listeners.clear()
      channel.close()
    },
  }
}
