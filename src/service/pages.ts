import type { AutomationId } from '#domain/brand.ts'

/**
 * Which of `count` pages an automation's part of something lies in, from 0: many small values share a row of text, since a
 * store reads rows by their number and hardly by their size. Of 10,000 automations, 10,000 rows take ten times as long as
 * 32 pages. Stores keep what this answers, so it never changes.
 */
export function pageOf(id: AutomationId, count: number): number {
  // FNV-1a.
  let hash = 2_166_136_261
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 16_777_619)
  }
  return (hash >>> 0) % count
}
