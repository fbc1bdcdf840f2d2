import { cycleAt } from '#domain/billing-cycle.ts'
import type { InvoiceId } from '#domain/brand.ts'
import { goesOn, priceRenewal } from '#domain/order.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Deps } from '../context.ts'
import { timedId } from '../firing/outbox.ts'
import { type UnaskedChange, unaskedChange } from '../jobs/unasked-change.ts'
import { accountIn, isFree, subscriptionOf } from './account.ts'
import {
  type BillingAccount,
  billingAccounts,
  type Invoice,
  invoices,
  openOrders,
} from './billing-collections.ts'
import { chargeRenewal } from './charge-renewal.ts'
import { endAddOns } from './end-add-ons.ts'
import { nextStep, type RenewalStep } from './renewal-due.ts'

/**
 * B10: each cycle that has ended, once, in order, with its invoice, also where the app was closed for months; and the
 * attempts to charge what was declined. One tab does it at a time; what a killed one leaves, the next goes on with.
 */
export async function renew(deps: Deps): Promise<void> {
  await deps.holds.whileHeld('renewal', async () => {
    for (;;) {
      const step = await unaskedChange(deps, stepIn)
      if (step === null) return
      if (step === 'cycle') await beginCycle(deps)
      else await chargeRenewal(deps)
    }
  })
}

/** What is paid for right now was priced in the cycle that runs, which goes on for so long. */
async function stepIn({ tx, now, workspace }: UnaskedChange): Promise<RenewalStep> {
  const [[open], kept, account] = await Promise.all([
    openOrders.scan(tx, [], { limit: 1 }),
    billingAccounts.get(tx),
    accountIn(tx, { workspace, now }),
  ])
  // A cycle that begins, or has ended with its plan, is kept from then on: otherwise it would begin anew with each look.
  if (kept && (kept.cycle === null) !== (account.cycle === null)) billingAccounts.put(tx, account)
  return open ? null : nextStep(account, pacificDateOf(now))
}

/** The next cycle, with its invoice, which is not charged yet; cancelled add-ons have ended. */
function beginCycle(deps: Deps): Promise<void> {
  return unaskedChange(
    deps,
    async change => {
      const { tx, now, workspace } = change
      const account = await accountIn(tx, { workspace, now })
      const { cycle, addOns, details } = account
      const { plan } = workspace
      const today = pacificDateOf(now)
      if ((await stepIn(change)) !== 'cycle' || cycle === null) return
      const next = cycleAt(cycle.end, cycle)
      const going = addOns.filter(addOn => goesOn(addOn, plan))
      await endAddOns(
        change,
        addOns.filter(addOn => !going.includes(addOn)),
      )
      const after: BillingAccount = { ...account, cycle: isFree(plan) ? null : next, addOns: going }
      const amounts = priceRenewal({
        subscription: subscriptionOf(workspace, after),
        taxRate: details.taxRate,
      })
      if (amounts.total > 0) {
        const invoice: Invoice = {
          ...amounts,
          id: timedId(now, `renewal-${next.start}`) as InvoiceId,
          number: null,
          state: 'past_due',
          reason: 'renewal',
          date: next.start,
          period: { from: next.start, to: next.end },
          cycle: next.kind,
          buyer: {
            name: details.legalName || workspace.name,
            address: details.address,
            taxId: details.taxId,
          },
          taxRate: details.taxRate,
          card: null,
          paidAt: null,
        }
        invoices.put(tx, invoice, invoice.id)
        after.pastDue = {
          ...{ invoiceId: invoice.id, since: today, attempts: 0, charges: 0 },
          ...{ asking: null, intentId: null, isAskedFor: false, decline: null },
        }
      }
      billingAccounts.put(tx, after)
      change.announce({ topics: ['billing'] })
    },
    { durability: 'strict' },
  )
}
