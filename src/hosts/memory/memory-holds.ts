import type { Holds } from '#service/ports.ts'

/** What is held by name, over all hosts that share this. */
export function createMemoryHolds(): Holds {
  const held = new Set<string>()
  return {
    async whileHeld(name, body) {
      if (held.has(name)) return null
      held.add(name)
      try {
        return { answer: await body() }
      } finally {
        held.delete(name)
      }
    },
  }
}
