import type { WorkspaceId } from '#domain/brand.ts'
import type { Announcement, Announcer } from '#service/ports.ts'

/** For as long, in milliseconds, changes that follow one another are gathered; the first, and every published value (U3), is
 * told at once. */
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
    for (const [workspace, announcement] of gathered) {
      channel.postMessage({ workspace, announcement } satisfies Message)
      tell({ workspace, announcement })
    }
    gathered.clear()
  }

  function gatherOn(): void {
    timer = undefined
    if (gathered.size === 0) return
    tellGathered()
    timer = setTimeout(gatherOn, GATHERING)
  }

  // A page that goes away takes its timers along.
  addEventListener('pagehide', tellGathered)

  return {
    announce(workspace, { topics, usage }) {
      const before = gathered.get(workspace)
      gathered.set(workspace, {
        topics: [...new Set([...(before?.topics ?? []), ...topics])],
        usage: usage || (before?.usage ?? false),
      })
      if (usage || timer === undefined) tellGathered()
      timer ??= setTimeout(gatherOn, GATHERING)
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
      clearTimeout(timer)
      tellGathered()
      removeEventListener('pagehide', tellGathered)
      listeners.clear()
      channel.close()
    },
  }
}
