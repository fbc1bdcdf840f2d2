import type { BillingFacts, DeclinedAttempt } from '#domain/billing-mail.ts'
import { ATTEMPTS, nextAttemptOn } from '#domain/dunning.ts'
import { actionsOf } from '#domain/order.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { Invoice, PastDue, PaymentMethod, StoredAddOn } from '../billing/billing-collections.ts'
import { allowanceOf } from '../head.ts'
import type { UnaskedChange } from '../jobs/unasked-change.ts'
import { invoiceFacts } from './invoice-facts.ts'
import { mailOwners, type Telling } from './mail-owners.ts'

type Change = Pick<UnaskedChange, 'tx' | 'now' | 'workspace' | 'announce'>

/** B12: the receipt, in the transaction in which the invoice is paid. */
export function sendReceipt(change: Change, invoice: Invoice): void {
  const about: BillingFacts = { kind: 'receipt', invoice: invoiceFacts(invoice) }
  tell(change, about, `${invoice.id}-paid`)
}

type Declined = {
  invoice: Invoice
  /** What is past due, before the attempt and after it. */
  before: PastDue
  after: PastDue & Pick<DeclinedAttempt, 'decline'>
  card: PaymentMethod | null
  /** Those that end with the last attempt; they have not yet. */
  addOns: readonly StoredAddOn[]
}

/** B10: an e-mail each time that a renewal is declined; the last one tells what ended with it. */
export function sendDecline(change: Change, { invoice, before, after, card, addOns }: Declined): void {
  const { now, workspace } = change
  const attempt: DeclinedAttempt = {
    on: pacificDateOf(now),
    decline: after.decline,
    card: card && { brand: card.brand, last4: card.last4 },
    number: before.isAskedFor ? null : after.attempts,
    of: ATTEMPTS,
  }
  const nextOn = nextAttemptOn(after.since, after.attempts)
  const endsOn = nextAttemptOn(after.since, ATTEMPTS - 1)
  const allowance = {
    before: allowanceOf(workspace),
    after: allowanceOf({
      ...workspace,
      addOnActions: Math.max(0, workspace.addOnActions - actionsOf(addOns)),
    }),
  }
  const told = { invoice: invoiceFacts(invoice), attempt }
  const ended = addOns.map(({ pack, quantity }) => ({ pack, quantity }))
  const about: BillingFacts =
    nextOn === null && ended.length > 0
      ? { ...told, kind: 'add_ons_ended', ended, allowance, plan: workspace.plan }
      : {
          ...{ ...told, kind: 'payment_failed', nextOn },
          atStake: ended.length > 0 && endsOn !== null ? { endsOn, allowance } : null,
        }
  // Attempts that somebody asked for have no number of their own; charges have.
  tell(change, about, `${invoice.id}-declined-${before.charges}`)
}

function tell({ tx, now, workspace, announce }: Change, about: BillingFacts, name: string): void {
  const telling: Telling<BillingFacts> = { now, workspace, about }
  mailOwners(tx, telling, name)
  announce({ topics: ['mails'] })
}
