import type { BillingView, InvoiceView, OrderView, QuoteView } from '#contract/billing.ts'
import type { Instant } from '#domain/brand.ts'
import type { PlanId } from '#domain/plans.ts'
import { type TestCard, testCardOf, testCards } from '#domain/test-cards.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { chargesOf } from '#hosts/processor/sandbox-processor.ts'
import type { MailRenderer } from '#service/ports.ts'
import { type Answer, call } from './call.ts'
import { studio } from './studio.ts'

type Host = Pick<MemoryHost, 'app'>

export const at = (text: string) => Date.parse(text) as Instant
export const days = (count: number) => count * 86_400_000
export const hours = (count: number) => count * 3_600_000

/** July 1, 2026, noon in Pacific Time: six months of a calendar year are left. */
export const JULY = at('2026-07-01T19:00:00Z')

/** +5,000 Actions a month: $400 a year. */
export const pack = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }
export const packs = (quantity: number) => ({ ...pack, quantity })
export const upgradeTo = (plan: PlanId, cycle: 'monthly' | 'yearly' = 'yearly') => ({
  ...{ kind: 'upgrade', plan, cycle },
})

/** What a card's frame hands over (B9). */
export type Token = Pick<TestCard, 'token' | 'brand' | 'last4'> & { expiry: { month: number; year: number } }

/** Of the test card of that name: `card('declined')` is `tok_declined`. */
export function card(name: string): Token {
  const known = testCardOf(`tok_${name}`)
  if (!known) throw new Error(`There is no test card tok_${name}`)
  return tokenOf(known)
}
export function tokenOf({ token, brand, last4 }: TestCard): Token {
  return { token, brand, last4, expiry: { month: 8, year: 2039 } }
}
export const allCards: readonly TestCard[] = testCards
export const visa = card('visa')

/** Receipts are sent after each payment; what they look like is tested where they are written. */
const mailRenderer: MailRenderer = { render: async () => ({ subject: 'A receipt', html: '', text: '' }) }

/** A small workspace on July 1, 2026: Business, billed by the calendar year, with three members who are paid for. */
export function openHost(options: Parameters<typeof createMemoryHost>[0] = {}): Promise<MemoryHost> {
  return createMemoryHost({
    at: JULY,
    mailRenderer,
    scenario: studio({ automations: [{ id: 'a1' }] }),
    ...options,
  })
}

/** Billed by the month: one that was on Free and bought a plan on that day. */
export async function openMonthly({ on = JULY, plan = 'business' as PlanId } = {}): Promise<MemoryHost> {
  const host = await openHost({ at: on, scenario: studio({ plan: 'free' }) })
  const paid = await buy(host, { wanted: upgradeTo(plan, 'monthly') })
  if (paid.status !== 200) throw new Error(`The plan was not bought: ${JSON.stringify(paid.body)}`)
  return host
}

export const quote = async (host: Host, wanted: unknown = pack): Promise<QuoteView> =>
  (await call(host, 'POST /quotes', { body: wanted })).body

export type Buying = {
  card?: Token
  /** A saved card's id, instead of a new card. */
  saved?: string
  wanted?: unknown
  quoteId?: string
  key?: string
  as?: string
}

/** Agrees to a quote, a new one where none is given, and pays it. */
export async function buy(
  host: Host,
  { card: given = visa, saved, wanted, quoteId, key, as }: Buying = {},
): Promise<Answer> {
  const body = {
    quoteId: quoteId ?? (await quote(host, wanted)).id,
    pay: saved ? { kind: 'saved', id: saved } : { kind: 'new', card: given },
  }
  return call(host, 'POST /orders', { body, ...(key !== undefined && { key }), ...(as && { as }) })
}

/** What the bank's page does, and then the app. */
export async function answerBank(host: Host, order: OrderView, passed: boolean): Promise<Answer> {
  await call(host, `POST /sandbox/challenges/${order.challenge}`, { body: { passed } })
  return call(host, `POST /orders/${order.id}/settle`, { body: {} })
}

export const billingOf = async (host: Host): Promise<BillingView> => (await call(host, 'GET /billing')).body
export const openOrdersOf = async (host: Host): Promise<OrderView[]> =>
  (await call(host, 'GET /orders')).body.items
/** As listed: newest first. */
export const invoicesOf = async (host: Host): Promise<InvoiceView[]> =>
  (await call(host, 'GET /invoices')).body.items

/** In the order of their numbers, the unpaid ones first: `'2026-07-01 HR-000001 20000 paid'`. */
export async function invoiceRows(host: Host): Promise<string[]> {
  const rows = await invoicesOf(host)
  return rows
    .toSorted((a, b) => (a.number ?? '').localeCompare(b.number ?? ''))
    .map(({ date, number, total, state }) => `${date} ${number} ${total} ${state}`)
}

/** What the processor has charged, smallest first. */
export const chargedBy = async (host: Pick<MemoryHost, 'store'>): Promise<number[]> =>
  (await chargesOf(host)).map(({ amount }) => amount as number).sort((a, b) => a - b)

/** Saves a card, and has renewals charged to it; answers its id. */
export async function makeDefault(host: Host, given: Token): Promise<string> {
  const { body } = await call(host, 'POST /billing/payment-methods', { body: { card: given } })
  const { id } = (body as BillingView).paymentMethods.find(({ last4 }) => last4 === given.last4) ?? { id: '' }
  await call(host, `POST /billing/payment-methods/${id}/default`, { body: {} })
  return id
}

/** What was charged, granted and invoiced, as far as they have to agree (B7). */
export async function books(host: MemoryHost) {
  const { addOns, allowance, plan } = await billingOf(host)
  const paid = (await invoicesOf(host)).filter(({ state }) => state === 'paid')
  return {
    ...{ plan, allowance },
    addOns: addOns.map(addOn => `${addOn.quantity} x ${addOn.pack}`).sort(),
    charges: await chargedBy(host),
    invoices: paid.map(({ total }) => total as number).sort((a, b) => a - b),
    numbers: paid.map(({ number }) => number).sort(),
  }
}

/** B12: from HR-000001 on, each one there. */
export const numbersUpTo = (count: number) =>
  Array.from({ length: count }, (_, index) => `HR-${String(index + 1).padStart(6, '0')}`)
