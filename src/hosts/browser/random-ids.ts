import type { Ids } from '#service/ports.ts'

/** Unique over all tabs. */
export const randomIds: Ids = { next: () => crypto.randomUUID() }
