import type { Ids } from '#service/ports.ts'

/** `id-1`, `id-2`, …: the same in every run of a test. */
export function createCountingIds(prefix = 'id'): Ids {
  let count = 0
  return {
    next() {
      count += 1
      return `${prefix}-${count}`
    },
  }
}
