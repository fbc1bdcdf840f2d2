import type { Instant, InvoiceId } from '#domain/brand.ts'
import { attemptsBy, nextAttemptOn } from '#domain/dunning.ts'
import type { Decline } from '#domain/payment.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Deps } from '../context.ts'
import { type UnaskedChange, unaskedChange } from '../jobs/unasked-change.ts'
import { sendDecline, sendReceipt } from '../mails/bill-owners.ts'
import type { PaymentIntent } from '../ports.ts'
import { accountIn } from './account.ts'
import {
  type BillingAccount,
  billingAccounts,
  type Invoice,
  invoices,
  type PaymentMethod,
} from './billing-collections.ts'
import { endAddOns } from './end-add-ons.ts'

/**
 * One attempt to charge the renewal that is due. Which card is asked, and the processor's id of it, are kept before it is
 * confirmed: one that was killed is found again, however much later, and whatever became of the card since.
 */
export async function chargeRenewal(deps: Deps): Promise<void> {
  const due = await keepAsking(deps)
  if (!due) return
  const { invoice, charges, card } = due
  const intent = card && (await chargeOf(deps, { ...due, card }))
  const attempted = { invoiceId: invoice.id, charges, card }
  if (intent === 'overtaken') return
  if (intent?.status === 'canceled') return forget(deps, attempted)
  const decline: Decline | null =
    intent === null ? 'no_card' : intent.status === 'succeeded' ? null : (intent.decline ?? 'generic_decline')
  await keepAttempt(deps, { ...attempted, decline })
}

type Asking = {
  invoice: Invoice
  charges: number
  card: PaymentMethod | null
  /** The processor's, of the attempt, once it is known. */
  intentId: string | null
  /** The card is still the one that renewals are charged to. */
  isFirst: boolean
}

/**
 * Keeps what is being asked for, with `intentId` of the attempt `of` once it is known; the first one that is stays. Answers
 * null where nothing is past due, or that attempt is over.
 */
function keepAsking(deps: Deps, of?: Asking, intentId?: string): Promise<Asking | null> {
  return unaskedChange(
    deps,
    async ({ tx, now, workspace }) => {
      const account = await accountIn(tx, { workspace, now })
      const { pastDue, paymentMethods } = account
      const invoice = pastDue && (await invoices.get(tx, pastDue.invoiceId))
      if (!pastDue || !invoice) return null
      const { charges } = pastDue
      if (of && (of.invoice.id !== invoice.id || of.charges !== charges)) return null
      const [first = null] = paymentMethods
      const asking = pastDue.asking ?? first
      const known = pastDue.intentId ?? intentId ?? null
      billingAccounts.put(tx, { ...account, pastDue: { ...pastDue, asking, intentId: known } })
      return { invoice, charges, card: asking, intentId: known, isFirst: asking?.id === first?.id }
    },
    { durability: 'strict' },
  )
}

/** What was not charged yet is not charged to a card that is not the first one any more. */
async function chargeOf(
  deps: Deps,
  asking: Asking & { card: PaymentMethod },
): Promise<PaymentIntent | 'overtaken'> {
  const { payments } = deps
  const { invoice, charges, card } = asking
  const idempotencyKey = `${invoice.id} attempt ${charges}`
  const intent = asking.intentId
    ? await payments.retrieveIntent(asking.intentId)
    : await payments.createIntent({ amount: invoice.total, card: card.card, idempotencyKey })
  const kept = await keepAsking(deps, asking, intent.id)
  if (kept?.intentId !== intent.id) {
    // Another tab is further: what nothing waits for is never charged.
    await payments.cancelIntent(intent.id)
    return 'overtaken'
  }
  if (intent.status !== 'requires_confirmation') return intent
  return kept.isFirst
    ? payments.confirmIntent(intent.id, { offSession: true })
    : payments.cancelIntent(intent.id)
}

/** An attempt that never was: the next one asks the card that is first now. */
function forget(deps: Deps, { invoiceId, charges }: Omit<Attempted, 'decline'>): Promise<void> {
  return unaskedChange(
    deps,
    async ({ tx, now, workspace }) => {
      const account = await accountIn(tx, { workspace, now })
      const { pastDue } = account
      if (pastDue?.invoiceId !== invoiceId || pastDue.charges !== charges) return
      const next = { ...pastDue, charges: charges + 1, asking: null, intentId: null }
      billingAccounts.put(tx, { ...account, pastDue: next })
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
      // A card that was put first meanwhile has not been asked.
      const isAskedFor = pastDue.isAskedFor && account.paymentMethods[0]?.id !== card?.id
      const next = {
        ...{ ...pastDue, attempts, charges: charges + 1, isAskedFor, decline },
        ...{ asking: null, intentId: null },
      }
      // What was bought since was paid for.
      const [renewed, kept] = parted(account.addOns, ({ boughtOn }) => boughtOn < invoice.period.from)
      sendDecline(change, { invoice, before: pastDue, after: next, card, addOns: renewed })
      if (isAskedFor || nextAttemptOn(pastDue.since, next.attempts) !== null) {
        billingAccounts.put(tx, { ...account, pastDue: next })
        return
      }
      // B10: after the last attempt the add-ons end; the plan goes on.
      invoices.put(tx, { ...invoice, state: 'uncollectible' }, invoiceId)
      await endAddOns(change, renewed)
      billingAccounts.put(tx, {
        ...{ ...account, addOns: kept, pastDue: null },
        unpaidFrom: invoice.period.from,
      })
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
