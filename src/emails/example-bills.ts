import type { BillingMail, DeclinedAttempt, InvoiceFacts } from '#domain/billing-mail.ts'
import type { InvoiceId, PacificDate } from '#domain/brand.ts'
import type { MailLocale } from '#domain/mail.ts'
import { priceRenewal, type Subscription, type Wanted } from '#domain/order.ts'
import { priceOrder } from '#domain/price-order.ts'
import { parseInstant } from '#domain/zoned.ts'
import { HARD_NAMES } from './example-mails.ts'

const date = (text: string) => text as PacificDate
const card = { brand: 'visa', last4: '4242' } as const

const subscription: Subscription = {
  plan: 'business',
  seats: 5,
  isPaid: true,
  cycle: {
    kind: 'yearly',
    anchor: date('2026-01-01'),
    start: date('2026-01-01'),
    end: date('2027-01-01'),
  },
  addOns: [{ pack: 'actions_5000', quantity: 2, ends: false }],
}

/** One e-mail of billing of each kind, and a receipt with a tax and a credit, as stories and tests show them. */
export function exampleBills(locale: MailLocale): {
  [Kind in BillingMail['kind']]: Extract<BillingMail, { kind: Kind }>
} & { upgraded: Extract<BillingMail, { kind: 'receipt' }> } {
  const facts = {
    locale,
    workspaceName: 'Acme Studio',
    recipientName: 'Ana Ruiz',
    links: {
      invoice: 'https://headroom.example/settings/billing/invoices/42',
      paymentMethods: 'https://headroom.example/settings/billing/payment-methods',
      addOns: 'https://headroom.example/settings/billing?for=add-ons',
      upgrade: 'https://headroom.example/settings/billing?for=upgrade',
    },
  } as const
  const attempt: DeclinedAttempt = {
    on: date('2027-01-01'),
    decline: 'insufficient_funds',
    card,
    number: 1,
    of: 4,
  }
  const allowance = { before: 20_000, after: 10_000 }
  return {
    receipt: {
      ...facts,
      kind: 'receipt',
      at: parseInstant('2026-07-01T19:00:00Z'),
      invoice: bought(
        { kind: 'add_on', pack: 'actions_5000', quantity: 1 },
        { on: '2026-07-01', taxRate: 0 },
      ),
    },
    upgraded: {
      ...facts,
      kind: 'receipt',
      at: parseInstant('2026-07-19T19:00:00Z'),
      invoice: bought(
        { kind: 'upgrade', plan: 'business_plus', cycle: 'yearly' },
        { on: '2026-07-19', taxRate: 2_000 },
      ),
    },
    payment_failed: {
      ...facts,
      kind: 'payment_failed',
      at: parseInstant('2027-01-01T08:00:00Z'),
      invoice: renewal(),
      attempt,
      nextOn: date('2027-01-04'),
      atStake: { endsOn: date('2027-01-10'), allowance },
    },
    add_ons_ended: {
      ...facts,
      kind: 'add_ons_ended',
      at: parseInstant('2027-01-10T08:00:00Z'),
      invoice: renewal(),
      attempt: { ...attempt, on: date('2027-01-10'), number: 4 },
      ended: [{ pack: 'actions_5000', quantity: 2 }],
      allowance,
      plan: 'business',
    },
  }
}

const buyer = {
  name: 'Acme Studio, Inc.',
  address: '500 Howard Street\nSan Francisco, CA 94105\nUnited States',
  taxId: 'US 12-3456789',
}

/** What an order's invoice says. */
function bought(wanted: Wanted, { on, taxRate }: { on: string; taxRate: number }): InvoiceFacts {
  const today = date(on)
  const priced = priceOrder({ subscription, wanted, today, taxRate })
  if (priced.kind === 'refused') throw new Error(`An example is refused: ${priced.reason}`)
  const { lines, subtotal, tax, total, period, cycle } = priced.order
  return {
    ...{ id: '42' as InvoiceId, number: 'HR-000042', date: today, period, cycle: cycle.kind },
    ...{ buyer, lines, subtotal, taxRate, tax, total, card },
  }
}

/** What a renewal's invoice says before it is paid. */
function renewal(): InvoiceFacts {
  const from = date('2027-01-01')
  return {
    ...priceRenewal({ subscription, taxRate: 0 }),
    ...{ id: '42' as InvoiceId, number: null, date: from, cycle: 'yearly' },
    period: { from, to: date('2028-01-01') },
    ...{ buyer, taxRate: 0, card: null },
  }
}

/** T5: names of a workspace, a person and a buyer as people may write them. */
export function withHardBuyer<Mail extends BillingMail>(mail: Mail): Mail {
  const { markup, turning, endless, workspace, recipient } = HARD_NAMES
  return {
    ...mail,
    workspaceName: workspace,
    recipientName: recipient,
    invoice: {
      ...mail.invoice,
      buyer: { name: markup, address: `${turning}\n${endless}`, taxId: workspace },
    },
  }
}
