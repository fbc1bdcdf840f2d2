import { cycleAt } from '#domain/billing-cycle.ts'
import type { Instant, InvoiceId } from '#domain/brand.ts'
import { nextAttemptOn } from '#domain/dunning.ts'
import { actionsOf, priceRenewal } from '#domain/order.ts'
import type { Decline } from '#domain/payment.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Deps } from '../context.ts'
import { type UnaskedChange, unaskedChange } from '../jobs/unasked-change.ts'
import type { PaymentIntent } from '../ports.ts'
import { changeAllowance } from '../usage/change-allowance.ts'
import { accountIn, subscriptionOf } from './account.ts'
import {
  type BillingAccount,
  billingAccounts,
  type Invoice,
  invoices,
  type StoredAddOn,
} from './billing-collections.ts'
import { nextStep } from './renewal-due.ts'

/**
 * B10: each cycle that has ended, once, in order, with its invoice, also where the app was closed for months; and the
 * attempts to charge what was declined. One tab does it at a time; what a killed one leaves, the next goes on with.
 */
export async function renew(deps: Deps): Promise<void> {
  await deps.holds.whileHeld('renewal', async () => {
    for (;;) {
      const step = await unaskedChange(deps, async ({ tx, now, workspace }) =>
        nextStep(await accountIn(tx, { workspace, now }), pacificDateOf(now)),
      )
      if (step === null) return
      if (step === 'cycle') await beginCycle(deps)
      else await attempt(deps)
    }
  })
}

/** The next cycle, with its invoice, which is not charged yet; cancelled add-ons have ended. */
function beginCycle(deps: Deps): Promise<void> {
  return unaskedChange(
    deps,
    async change => {
      const { tx, now, workspace } = change
      const account = await accountIn(tx, { workspace, now })
      const { cycle, addOns, details } = account
      if (nextStep(account, pacificDateOf(now)) !== 'cycle' || cycle === null) return
      const next = cycleAt(cycle.end, cycle)
      await endAddOns(
        change,
        addOns.filter(({ ends }) => ends),
      )
      const after: BillingAccount = { ...account, cycle: next, addOns: addOns.filter(({ ends }) => !ends) }
      const amounts = priceRenewal({
        subscription: subscriptionOf(workspace, after),
        taxRate: details.taxRate,
      })
      if (amounts.total > 0) {
        const invoice: Invoice = {
          ...amounts,
          id: `renewal-${next.start}` as InvoiceId,
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
        after.pastDue = { invoiceId: invoice.id, since: next.start, attempts: 0, decline: null }
      }
      billingAccounts.put(tx, after)
      change.announce({ topics: ['billing'] })
    },
    { durability: 'strict' },
  )
}

/** One attempt to charge the renewal that is due, under its own idempotency key: a killed one is found again. */
async function attempt(deps: Deps): Promise<void> {
  const due = await unaskedChange(deps, async ({ tx, now, workspace }) => {
    const { pastDue, paymentMethods } = await accountIn(tx, { workspace, now })
    const invoice = pastDue && (await invoices.get(tx, pastDue.invoiceId))
    return pastDue && invoice ? { pastDue, invoice, method: paymentMethods[0] } : null
  })
  if (!due) return
  const { pastDue, invoice, method } = due
  const key = `${invoice.id} attempt ${pastDue.attempts}`
  let intent: PaymentIntent | null = null
  if (method) {
    const wanted = { amount: invoice.total, card: method.card, idempotencyKey: key }
    const created = await deps.payments.createIntent(wanted)
    intent = await deps.payments.confirmIntent(created.id, { offSession: true })
  }
  const decline: Decline | null =
    intent === null ? 'no_card' : intent.status === 'succeeded' ? null : (intent.decline ?? 'generic_decline')
  await keepAttempt(deps, { invoiceId: invoice.id, attempts: pastDue.attempts, decline })
}

type Attempted = { invoiceId: InvoiceId; attempts: number; decline: Decline | null }

function keepAttempt(deps: Deps, { invoiceId, attempts, decline }: Attempted): Promise<void> {
  return unaskedChange(
    deps,
    async change => {
      const { tx, now, workspace } = change
      const account = await accountIn(tx, { workspace, now })
      const { pastDue } = account
      const invoice = await invoices.get(tx, invoiceId)
      if (!invoice || pastDue?.invoiceId !== invoiceId || pastDue.attempts !== attempts) return
      change.announce({ topics: ['billing'] })
      if (decline === null) return pay(change, { account, invoice, now })
      const next = { ...pastDue, attempts: attempts + 1, decline }
      if (nextAttemptOn(pastDue.since, next.attempts) !== null) {
        billingAccounts.put(tx, { ...account, pastDue: next })
        return
      }
      // B10: after the last attempt the add-ons end; the plan goes on.
      invoices.put(tx, { ...invoice, state: 'uncollectible' }, invoiceId)
      await endAddOns(change, account.addOns)
      billingAccounts.put(tx, { ...account, addOns: [], pastDue: null })
    },
    { durability: 'strict' },
  )
}

type Paying = { account: BillingAccount; invoice: Invoice; now: Instant }

function pay({ tx }: UnaskedChange, { account, invoice, now }: Paying): void {
  const number = account.invoices + 1
  const [method] = account.paymentMethods
  const card = method ? { brand: method.brand, last4: method.last4 } : null
  invoices.put(tx, { ...invoice, number, state: 'paid', card, paidAt: now }, invoice.id)
  billingAccounts.put(tx, { ...account, invoices: number, pastDue: null })
}

/** What they gave is gone; a month that has used more goes on until it is refused (U5). */
async function endAddOns(change: UnaskedChange, ended: readonly StoredAddOn[]): Promise<void> {
  if (ended.length === 0) return
  const { workspace } = change
  const addOnActions = Math.max(0, workspace.addOnActions - actionsOf(ended))
  await changeAllowance(change, { ...workspace, addOnActions })
  change.announce({ topics: ['workspace'], usage: true })
}
