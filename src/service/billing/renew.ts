import { cycleAt } from '#domain/billing-cycle.ts'
import type { Instant, InvoiceId } from '#domain/brand.ts'
import { attemptsBy, nextAttemptOn } from '#domain/dunning.ts'
import { actionsOf, goesOn, priceRenewal } from '#domain/order.ts'
import type { Decline } from '#domain/payment.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Deps } from '../context.ts'
import { timedId } from '../firing/outbox.ts'
import { type UnaskedChange, unaskedChange } from '../jobs/unasked-change.ts'
import { sendDecline, sendReceipt } from '../mails/bill-owners.ts'
import type { PaymentIntent } from '../ports.ts'
import { changeAllowance } from '../usage/change-allowance.ts'
import { accountIn, isFree, subscriptionOf } from './account.ts'
import {
  type BillingAccount,
  billingAccounts,
  type Invoice,
  invoices,
  openOrders,
  type PaymentMethod,
  type StoredAddOn,
} from './billing-collections.ts'
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
      else await attempt(deps)
    }
  })
}

/** What is paid for right now was priced in the cycle that runs, which goes on for so long. */
async function stepIn({ tx, now, workspace }: UnaskedChange): Promise<RenewalStep> {
  const [open] = await openOrders.scan(tx, [], { limit: 1 })
  return open ? null : nextStep(await accountIn(tx, { workspace, now }), pacificDateOf(now))
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
          ...{ asking: null, isAskedFor: false, decline: null },
        }
      }
      billingAccounts.put(tx, after)
      change.announce({ topics: ['billing'] })
    },
    { durability: 'strict' },
  )
}

/**
 * One attempt to charge the renewal that is due. Which card is asked is kept before the processor hears of it, under a key of
 * the attempt's own: one that was killed is found again, whatever became of the card since.
 */
async function attempt(deps: Deps): Promise<void> {
  const due = await unaskedChange(deps, async ({ tx, now, workspace }) => {
    const account = await accountIn(tx, { workspace, now })
    const { pastDue, paymentMethods } = account
    const invoice = pastDue && (await invoices.get(tx, pastDue.invoiceId))
    if (!pastDue || !invoice) return null
    const [first = null] = paymentMethods
    const card = pastDue.asking ?? first
    billingAccounts.put(tx, { ...account, pastDue: { ...pastDue, asking: card } })
    return { invoice, charges: pastDue.charges, card, isFirst: card?.id === first?.id }
  })
  if (!due) return
  const { invoice, charges, card, isFirst } = due
  const intent = card && (await chargeOf(deps, { invoice, charges, card, isFirst }))
  const attempted = { invoiceId: invoice.id, charges, card }
  if (intent?.status === 'canceled') return forget(deps, attempted)
  const decline: Decline | null =
    intent === null ? 'no_card' : intent.status === 'succeeded' ? null : (intent.decline ?? 'generic_decline')
  await keepAttempt(deps, { ...attempted, decline })
}

type Charge = { invoice: Invoice; charges: number; card: PaymentMethod; isFirst: boolean }

/** What was not charged yet is not charged to a card that is not the first one any more. */
async function chargeOf(deps: Deps, { invoice, charges, card, isFirst }: Charge): Promise<PaymentIntent> {
  const { payments } = deps
  const idempotencyKey = `${invoice.id} attempt ${charges}`
  const intent = await payments.createIntent({ amount: invoice.total, card: card.card, idempotencyKey })
  if (intent.status === 'succeeded') return intent
  return isFirst ? payments.confirmIntent(intent.id, { offSession: true }) : payments.cancelIntent(intent.id)
}

/** An attempt that never was: the next one asks the card that is first now. */
function forget(deps: Deps, { invoiceId, charges }: Omit<Attempted, 'decline'>): Promise<void> {
  return unaskedChange(
    deps,
    async ({ tx, now, workspace }) => {
      const account = await accountIn(tx, { workspace, now })
      const { pastDue } = account
      if (pastDue?.invoiceId !== invoiceId || pastDue.charges !== charges) return
      billingAccounts.put(tx, { ...account, pastDue: { ...pastDue, charges: charges + 1, asking: null } })
    },
    { durability: 'strict' },
  )
}

type Attempted = {
  invoiceId: InvoiceId
  charges: number
  decline: Decline | null
  /** What was charged; null where there is none. */
  card: PaymentMethod | null
}

function keepAttempt(deps: Deps, { invoiceId, charges, decline, card }: Attempted): Promise<void> {
  return unaskedChange(
    deps,
    async change => {
      const { tx, now, workspace } = change
      const account = await accountIn(tx, { workspace, now })
      const { pastDue } = account
      const invoice = await invoices.get(tx, invoiceId)
      if (!invoice || pastDue?.invoiceId !== invoiceId || pastDue.charges !== charges) return
      change.announce({ topics: ['billing'] })
      if (decline === null) return pay(change, { account, invoice, card, now })
      // What somebody asked for takes no day of the others' away.
      const attempts = pastDue.isAskedFor ? pastDue.attempts : attemptsBy(pacificDateOf(now), pastDue.since)
      const next = { ...pastDue, attempts, charges: charges + 1, asking: null, isAskedFor: false, decline }
      // What was bought since was paid for.
      const [renewed, kept] = parted(account.addOns, ({ boughtOn }) => boughtOn < invoice.period.from)
      sendDecline(change, { invoice, before: pastDue, after: next, card, addOns: renewed })
      if (nextAttemptOn(pastDue.since, next.attempts) !== null) {
        billingAccounts.put(tx, { ...account, pastDue: next })
        return
      }
      // B10: after the last attempt the add-ons end; the plan goes on.
      invoices.put(tx, { ...invoice, state: 'uncollectible' }, invoiceId)
      await endAddOns(change, renewed)
      billingAccounts.put(tx, { ...account, addOns: kept, pastDue: null })
    },
    { durability: 'strict' },
  )
}

type Paying = { account: BillingAccount; invoice: Invoice; card: PaymentMethod | null; now: Instant }

function pay(change: UnaskedChange, { account, invoice, card, now }: Paying): void {
  const { tx } = change
  const number = account.invoices + 1
  const charged = card && { brand: card.brand, last4: card.last4 }
  const paid: Invoice = { ...invoice, number, state: 'paid', card: charged, paidAt: now }
  invoices.put(tx, paid, paid.id)
  billingAccounts.put(tx, { ...account, invoices: number, pastDue: null })
  sendReceipt(change, paid)
}

function parted<One>(all: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] {
  return [all.filter(isFirst), all.filter(one => !isFirst(one))]
}

/** What they gave is gone; a month that has used more goes on until it is refused (U5). */
async function endAddOns(change: UnaskedChange, ended: readonly StoredAddOn[]): Promise<void> {
  if (ended.length === 0) return
  const { workspace } = change
  const addOnActions = Math.max(0, workspace.addOnActions - actionsOf(ended))
  await changeAllowance(change, { ...workspace, addOnActions })
  change.announce({ topics: ['workspace'], usage: true })
}
