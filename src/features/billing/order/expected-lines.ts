import type { BillingView, LineView } from '#contract/billing.ts'
import type { Wanted } from '#domain/order.ts'
import { plans } from '#domain/plans.ts'

/** What an order's lines will be about, before their price is known. */
export function expectedLines(wanted: Wanted, billing: BillingView | undefined): LineView[] {
  if (wanted.kind === 'add_on') return [unpriced(wanted, 1)]
  const seats = billing?.seats ?? 1
  const lines = [unpriced({ kind: 'plan', plan: wanted.plan, seats }, 1)]
  // B11: what is left of the old plan is given back, where it costs anything: a cycle may be left over from one before it.
  const isCredited = billing?.cycle && (plans[billing.plan].price?.[billing.cycle.kind] ?? 0) > 0
  if (isCredited) lines.push(unpriced({ kind: 'plan', plan: billing.plan, seats }, -1))
  return lines
}

/** Only its item is to be shown. */
function unpriced(item: LineView['item'], sign: 1 | -1): LineView {
  return { item, price: 0 as LineView['price'], remaining: null, due: sign as LineView['due'] }
}
