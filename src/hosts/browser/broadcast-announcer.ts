import type { WorkspaceId } from '#domain/brand.ts'
import type { Announcement, Announcer } from '#service/ports.ts'

type Message = { workspace: WorkspaceId; announcement: Announcement }
type Listener = (message: Message) => void

export type BroadcastAnnouncer = Announcer & { close(): void }

/**
 * Reaches every tab that has the same database open. A channel does not hear itself, so this tab's own listeners are
 * called beside it: each announcement is heard once everywhere.
 */
export function createBroadcastAnnouncer(database: string): BroadcastAnnouncer {
  const channel = new BroadcastChannel(database)
  const listeners = new Set<Listener>()
  const tell = (message: Message) => {
    for (const listener of [...listeners]) listener(message)
  }
  channel.onmessage = (event: MessageEvent<Message>) => tell(event.data)
  return {
    announce(workspace, announcement) {
      channel.postMessage({ workspace, announcement } satisfies Message)
      tell({ workspace, announcement })
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
      listeners.clear()
      channel.close()
    },
  }
}
