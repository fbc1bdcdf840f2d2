import type { Holds } from '#service/ports.ts'

/** What is held by name, over all tabs, by the browser's locks: a tab that dies lets go of its own. */
export function createWebLocks(prefix: string): Holds {
  return {
    whileHeld: (name, body) =>
      navigator.locks.request(`${prefix} ${name}`, { ifAvailable: true }, async lock =>
        lock ? { answer: await body() } : null,
      ),
  }
}
