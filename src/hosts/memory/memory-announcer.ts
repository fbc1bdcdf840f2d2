import type { WorkspaceId } from '#domain/brand.ts'
import type { Announcement, Announcer } from '#service/ports.ts'

type Listener = (announcement: Announcement) => void

/** Reaches those who subscribed to the same announcer, at once. */
export function createMemoryAnnouncer(): Announcer {
  const listeners = new Map<WorkspaceId, Set<Listener>>()
  return {
    announce(workspace, announcement) {
      for (const listener of [...(listeners.get(workspace) ?? [])]) listener(announcement)
    },
    subscribe(workspace, listener) {
      // Wrapped, so that one function subscribed twice is heard twice and ended one by one.
      const own: Listener = announcement => listener(announcement)
      const all = listeners.get(workspace) ?? new Set()
      listeners.set(workspace, all.add(own))
      return () => {
        all.delete(own)
      }
    },
  }
}
