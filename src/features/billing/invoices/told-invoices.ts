import type { InvoiceView } from '#contract/billing.ts'
import { addMonths, cycleAt } from '#domain/billing-cycle.ts'
import type { InvoiceId, PacificDate } from '#domain/brand.ts'
import { type Amounts, priceRenewal, type Subscription, type Wanted } from '#domain/order.ts'
import { priceOrder } from '#domain/price-order.ts'

const day = (text: string) => text as PacificDate

const yearly = cycleAt(day('2026-07-01'), { kind: 'yearly', anchor: day('2026-01-01') })
const monthly = cycleAt(day('2026-07-19'), { kind: 'monthly', anchor: day('2026-01-31') })
const business: Subscription = { plan: 'business', seats: 5, cycle: yearly, isPaid: true, addOns: [] }

const seller = {
  name: 'Headroom, Inc.',
  address: '1 Market Street\nSan Francisco, CA 94105\nUnited States',
  taxId: '',
}
const acme = {
  name: 'Acme Studio LLC',
  address: '1200 NW Marshall Street\nPortland, OR 97209\nUnited States',
  taxId: 'US 12-3456789',
}

type Parts = Partial<InvoiceView> & { number: string | null; at: string }

function paid({ number, at, ...other }: Parts, amounts: Amounts & { taxRate?: number }): InvoiceView {
  return {
    id: (number ?? `renewal-${at}`) as InvoiceId,
    number,
    state: 'paid',
    reason: 'renewal',
    date: day(at),
    period: { from: day(at), to: addMonths(day(at), 12) },
    seller,
    buyer: acme,
    taxRate: 0,
    cycle: 'yearly',
    card: { brand: 'visa', last4: '4242' },
    paidAt: `${at}T19:00:00.000Z`,
    ...amounts,
    ...other,
  }
}

type Bought = Parts & { subscription?: Subscription; wanted: Wanted }

/** For stories and tests: a paid order, priced by the rules. */
export function bought({ subscription = business, wanted, ...parts }: Bought): InvoiceView {
  const { at, taxRate = 0 } = parts
  const result = priceOrder({ subscription, wanted, today: day(at), taxRate })
  if (result.kind === 'refused') throw new Error(result.reason)
  const { lines, subtotal, tax, total, period, cycle } = result.order
  const amounts = { lines, subtotal, tax, total }
  return paid({ reason: wanted.kind, period, cycle: cycle.kind, ...parts }, amounts)
}

type Renewed = Parts & { subscription?: Subscription }

/** For stories and tests: a renewal, priced by the rules. */
export function renewed({ subscription = business, ...parts }: Renewed): InvoiceView {
  const { taxRate = 0 } = parts
  return paid(parts, priceRenewal({ subscription, taxRate }))
}

const unpaid = { number: null, card: null, paidAt: null }
const packs = (...packed: [Subscription['addOns'][number]['pack'], number][]) =>
  packed.map(([pack, quantity]) => ({ pack, quantity, ends: false }))

/** One invoice of every kind, for stories. */
export const told = {
  addOn: bought({
    ...{ number: 'HR-000001', at: '2026-07-01' },
    wanted: { kind: 'add_on', pack: 'actions_5000', quantity: 1 },
  }),
  /** B11: with a credit, by the month, whose price does not come out even. */
  upgrade: bought({
    ...{ number: 'HR-000002', at: '2026-07-19' },
    subscription: { ...business, plan: 'unlimited', cycle: monthly },
    wanted: { kind: 'upgrade', plan: 'business_plus', cycle: 'monthly' },
    card: { brand: 'mastercard', last4: '4444' },
  }),
  taxed: bought({
    ...{ number: 'HR-000003', at: '2026-07-19', taxRate: 2_000 },
    wanted: { kind: 'add_on', pack: 'actions_25000', quantity: 3 },
    card: { brand: 'amex', last4: '0005' },
  }),
  renewal: renewed({
    ...{ number: 'HR-000004', at: '2027-01-01', taxRate: 550 },
    subscription: {
      ...business,
      addOns: packs(['actions_5000', 1], ['actions_25000', 3], ['actions_100000', 20]),
    },
  }),
  /** T5: names and addresses as people write them, and more lines than a sheet has room for. */
  long: renewed({
    ...{ number: 'HR-000005', at: '2027-01-01', taxRate: 2_125 },
    subscription: { ...business, seats: 12_345, addOns: packs(...Array(28).fill(['actions_100000', 20])) },
    buyer: {
      name: '=HYPERLINK("https://evil.example";"Gesellschaft für Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte") <b>mbH</b> & Co. שלום 🌱',
      address: `${'Donaudampfschifffahrtskapitänsgasse'.repeat(4)} 1\n${'Floor 12, behind the third door, '.repeat(6)}\n1020 Wien\nÖsterreich`,
      taxId: 'ATU 1234 5678 9012 3456 7890 1234 5678 9012 3456 7890 12345',
    },
  }),
  pastDue: renewed({
    ...{ ...unpaid, at: '2027-01-01', state: 'past_due' },
    subscription: { ...business, addOns: packs(['actions_5000', 1]) },
  }),
  uncollectible: renewed({
    ...{ ...unpaid, at: '2026-01-01', state: 'uncollectible' },
    subscription: { ...business, addOns: packs(['actions_5000', 1]) },
  }),
}

/** So many paid ones, one a day, newest first. */
export function manyInvoices(count: number): InvoiceView[] {
  return Array.from({ length: count }, (_, index) => {
    const number = `HR-${String(index + 1).padStart(6, '0')}`
    const date = new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString().slice(0, 10) as PacificDate
    const paidAt = `${date}T19:00:00.000Z`
    return { ...(index % 3 ? told.addOn : told.taxed), id: number as InvoiceId, number, date, paidAt }
  }).reverse()
}
