import type { UsageView } from '#contract/usage.ts'
import type { UsageMonth } from '#domain/brand.ts'

/** A month's counts, and as of when they are. */
export type Answer = { month: UsageMonth; asOf: string; used: number; refused: number }

/** The value in the card. */
export function cardValue({ month, publishedAt, used, refused }: UsageView): Answer {
  return { month, asOf: publishedAt, used, refused }
}

/** U3: whether two answers tell of the very same value. While one is read again it may be of the one before. */
export function isSameValue(a: Answer, b: Answer): boolean {
  // Where the clock stands still, several are published at one instant.
  return a.month === b.month && a.asOf === b.asOf && a.used === b.used && a.refused === b.refused
}

/** As of when an answer of the card's month is, where that is another value than the card's; null where it is the same. */
export function otherAsOf(answer: Answer, usage: UsageView): string | null {
  return answer.month !== usage.month || isSameValue(answer, cardValue(usage)) ? null : answer.asOf
}
