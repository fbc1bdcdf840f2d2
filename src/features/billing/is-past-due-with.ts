import type { BillingView } from '#contract/billing.ts'

/** B10: whether an add-on is part of a renewal that is past due, and ends with it: what was bought since was paid for. */
export function isPastDueWith(
  { period }: Pick<NonNullable<BillingView['pastDue']>, 'period'>,
  { boughtOn }: Pick<BillingView['addOns'][number], 'boughtOn'>,
): boolean {
  return boughtOn < period.from
}
