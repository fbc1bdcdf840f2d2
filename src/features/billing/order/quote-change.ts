import type { QuoteView } from '#contract/billing.ts'
import type { Cents } from '#domain/brand.ts'

/** What a replaced quote says otherwise than the one before it (B6): the amount due, or only what it leads to. */
export type QuoteChange = { kind: 'amount'; before: Cents; after: Cents } | { kind: 'terms' }

/** Null where the buyer would read the same. */
export function changeOf(before: QuoteView, after: QuoteView): QuoteChange | null {
  if (before.total !== after.total) return { kind: 'amount', before: before.total, after: after.total }
  return shownOf(before) === shownOf(after) ? null : { kind: 'terms' }
}

function shownOf({ lines, tax, renews, renewsAgain, period, cycle, allowance }: QuoteView): string {
  return JSON.stringify([lines, tax, renews, renewsAgain, period, cycle, allowance])
}
