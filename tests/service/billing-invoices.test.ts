import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvoiceView } from '#contract/billing.ts'
import type { Instant } from '#domain/brand.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import {
  answerBank,
  at,
  billingOf,
  books,
  buy,
  card,
  chargedBy,
  days,
  invoicesOf,
  JULY,
  makeDefault,
  numbersUpTo,
  openHost,
  openMonthly,
  pack,
  packs,
  quote,
  upgradeTo,
} from '../support/purchases.ts'

const details = (host: MemoryHost, body: object) => call(host, 'PATCH /billing/details', { body })

/** B12: everything that stands on it. */
const acme = { legalName: 'Acme, Inc.', address: '1 Main Street\nSpringfield', taxId: 'US12-3456789' }

describe('B12: an invoice', () => {
  test('GET /invoices/{id}: B12: number, seller, buyer, lines, period, proration, tax, total, card, date', async () => {
    const host = await openHost()
    await details(host, { ...acme, taxRate: 2_000 })
    const { body: order } = await buy(host, { wanted: packs(2) })
    const { body: invoice } = await call(host, `GET /invoices/${order.invoiceId}`)
    expect(invoice).toEqual({
      ...{ id: order.invoiceId, number: 'HR-000001', state: 'paid', reason: 'add_on' },
      ...{ date: '2026-07-01', paidAt: '2026-07-01T19:00:00.000Z', cycle: 'yearly' },
      period: { from: '2026-07-01', to: '2027-01-01' },
      seller: { name: expect.stringMatching(/./), address: expect.stringMatching(/./), taxId: '' },
      buyer: { name: acme.legalName, address: acme.address, taxId: acme.taxId },
      lines: [
        {
          item: { kind: 'add_on', pack: 'actions_5000', quantity: 2 },
          ...{ price: 80_000, due: 40_000 },
          remaining: { months: 5, days: 31, daysInMonth: 31, of: 12 },
        },
      ],
      ...{ subtotal: 40_000, taxRate: 2_000, tax: 8_000, total: 48_000 },
      card: { brand: 'visa', last4: '4242' },
    })
  })

  test('B12: made out to the workspace where no name is given; the date is Pacific', async () => {
    const host = await openHost({ at: at('2026-07-02T06:59:00Z') })
    await buy(host)
    expect((await invoicesOf(host))[0]).toMatchObject({
      ...{ buyer: { name: 'Studio', address: '', taxId: '' }, date: '2026-07-01' },
    })
  })

  test('PATCH /billing/details: B12: paid ones never change, whatever is changed afterwards', async () => {
    const host = await openHost()
    await details(host, { ...acme, taxRate: 725 })
    await buy(host)
    await buy(host, { wanted: upgradeTo('business_plus') })
    const before = await invoicesOf(host)
    const texts = JSON.stringify(before)

    await details(host, { legalName: 'Other, Ltd.', address: 'Elsewhere', taxId: 'X', taxRate: 2_000 })
    await call(host, 'PATCH /sandbox', { body: { plan: 'unlimited' } })
    const [addOn] = (await billingOf(host)).addOns
    await call(host, `POST /billing/add-ons/${addOn?.id}/cancel`, { body: {} })
    const [method] = (await billingOf(host)).paymentMethods
    await call(host, `DELETE /billing/payment-methods/${method?.id}`)
    host.clock.set(at('2027-03-01T12:00:00Z'))
    await host.app.runJobs()

    const old = (await invoicesOf(host)).filter(({ id }) => before.some(one => one.id === id))
    expect(JSON.stringify(old)).toBe(texts)
    for (const { id } of before) {
      expect((await call(host, `GET /invoices/${id}`)).body).toEqual(before.find(one => one.id === id))
    }
    // Those to come have the new details.
    const renewed = (await invoicesOf(host)).find(({ reason }) => reason === 'renewal')
    expect(renewed).toMatchObject({ buyer: { name: 'Other, Ltd.' }, taxRate: 2_000 })
  })

  test('B12: a renewal that is past due is made out as it was when it became due; its number comes with the payment', async () => {
    const host = await openHost()
    await details(host, acme)
    await buy(host)
    await makeDefault(host, card('declined_when_charged'))
    host.clock.set(at('2027-01-01T08:00:00Z'))
    await host.app.runJobs()
    const due = (await invoicesOf(host)).find(({ state }) => state === 'past_due')
    expect(due).toMatchObject({ number: null, buyer: { name: 'Acme, Inc.' }, total: 83_200, card: null })

    await details(host, { legalName: 'Other, Ltd.', taxRate: 2_000 })
    await makeDefault(host, card('mastercard'))
    await host.app.runJobs()
    const { body: paid } = await call(host, `GET /invoices/${due?.id}`)
    expect(paid).toEqual({
      ...due,
      ...{ number: 'HR-000002', state: 'paid', paidAt: '2027-01-01T08:00:00.000Z' },
      card: { brand: 'mastercard', last4: '4444' },
    })
  })

  test('T5, B12: names and addresses are kept as written', async () => {
    const host = await openHost()
    const written = {
      legalName: '=SUM(A1) <b>Åcme</b> 🚀 \u202eabc',
      address: "1 O'Hara\n<script>",
      taxId: '',
    }
    await details(host, written)
    await buy(host)
    const { legalName: name, ...rest } = written
    expect((await invoicesOf(host))[0]?.buyer).toEqual({ name, ...rest })
  })
})

describe('GET /invoices: B12: the list', () => {
  test('GET /invoices: B12: newest first, renewals among the others', async () => {
    const host = await openHost()
    await buy(host)
    host.clock.set(at('2027-02-01T12:00:00Z'))
    await host.app.runJobs()
    host.clock.advance(1)
    await buy(host, { wanted: packs(2) })
    host.clock.set(at('2028-01-01T12:00:00Z'))
    await host.app.runJobs()
    expect((await invoicesOf(host)).map(({ number, reason }) => [number, reason])).toEqual([
      ['HR-000004', 'renewal'],
      ['HR-000003', 'add_on'],
      ['HR-000002', 'renewal'],
      ['HR-000001', 'add_on'],
    ])
  })

  test('B12: renewals that were caught up after months stand in the order of their months', async () => {
    const host = await openMonthly()
    host.clock.set(at('2026-10-15T12:00:00Z'))
    await host.app.runJobs()
    expect((await invoicesOf(host)).map(({ number, date }) => [number, date])).toEqual([
      ['HR-000004', '2026-10-01'],
      ['HR-000003', '2026-09-01'],
      ['HR-000002', '2026-08-01'],
      ['HR-000001', '2026-07-01'],
    ])
  })
})

type Step =
  | { kind: 'buy'; card: string; quantity: number }
  | { kind: 'challenge'; passed: boolean | null }
  | { kind: 'default'; card: string }
  | { kind: 'wait'; days: number }
  | { kind: 'cancel' }
  | { kind: 'tax'; rate: number }

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('buy' as const),
    card: fc.constantFrom('visa', 'amex', 'declined', 'insufficient_funds', 'declined_when_charged'),
    quantity: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('challenge' as const),
    passed: fc.constantFrom(true, false, null),
  }),
  fc.record({
    kind: fc.constant('default' as const),
    card: fc.constantFrom('mastercard', 'declined_when_charged', 'three_d_secure', 'three_d_secure_2'),
  }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 45 }) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  fc.record({ kind: fc.constant('tax' as const), rate: fc.constantFrom(0, 725, 2_000) }),
)

async function take(host: MemoryHost, step: Step): Promise<void> {
  switch (step.kind) {
    case 'buy':
      await buy(host, { wanted: packs(step.quantity), card: card(step.card) })
      return
    case 'challenge': {
      const { body: order } = await buy(host, { wanted: pack, card: card('three_d_secure') })
      if (order.state !== 'requires_action') return
      if (step.passed === null) await call(host, `POST /orders/${order.id}/cancel`, { body: {} })
      else await answerBank(host, order, step.passed)
      return
    }
    case 'default':
      await makeDefault(host, card(step.card))
      await host.app.runJobs()
      return
    case 'wait':
      host.clock.advance(days(step.days))
      await host.app.runJobs()
      return
    case 'cancel': {
      const [addOn] = (await billingOf(host)).addOns
      if (addOn) await call(host, `POST /billing/add-ons/${addOn.id}/cancel`, { body: {} })
      return
    }
    case 'tax':
      await details(host, { taxRate: step.rate })
      return
  }
}

describe('B7, B12: whatever happens, in whatever order', () => {
  test('B7, B12: numbers are gapless, each charge has its invoice and each invoice its charge, to the cent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 14 }), async taken => {
        const host = await openMonthly()
        for (const step of taken) await take(host, step)
        const all = await invoicesOf(host)
        const paid = all.filter(({ state }) => state === 'paid')
        expect(paid.map(({ number }) => number).sort()).toEqual(numbersUpTo(paid.length))
        expect(all.filter(({ number }) => number === null).every(({ state }) => state !== 'paid')).toBe(true)
        expect(paid.map(({ total }) => total as number).sort((a, b) => a - b)).toEqual(await chargedBy(host))
        for (const { lines, subtotal, tax, total } of all) {
          expect(subtotal).toBe(lines.reduce((sum, { due }) => sum + due, 0))
          expect(total).toBe(subtotal + tax)
        }
        // What it gives is what is bought, no more and no less.
        const { addOns, allowance } = await billingOf(host)
        expect(allowance).toBe(10_000 + addOns.reduce((sum, { quantity }) => sum + 5_000 * quantity, 0))
        // Each add-on was paid for.
        const bought = paid.filter(({ reason }) => reason === 'add_on').length
        expect(addOns.length).toBeLessThanOrEqual(bought)
        expect((await call(host, 'GET /orders')).body.items).toEqual([])
        expect(coveredOnce(all)).toEqual([])
      }),
      { numRuns: 40 },
    )
  }, 30_000)
})

/** B10: each month is renewed once: none twice, none left out. Answers what is wrong. */
function coveredOnce(all: readonly InvoiceView[]): string[] {
  const renewals = all
    .filter(({ reason }) => reason === 'renewal')
    .map(({ period }) => period)
    .sort((a, b) => a.from.localeCompare(b.from))
  return renewals.flatMap((period, index) => {
    const before = renewals[index - 1]
    return before && before.to !== period.from ? [`${before.to} ${period.from}`] : []
  })
}

test('B12: numbers are gapless over many declined and renewed ones', async () => {
  const host = await openMonthly()
  for (const name of ['declined', 'visa', 'declined_when_charged', 'three_d_secure', 'amex']) {
    const { body: order } = await buy(host, { card: card(name) })
    if (order.state === 'requires_action') await answerBank(host, order, false)
  }
  host.clock.set((JULY + days(70)) as Instant)
  await host.app.runJobs()
  await buy(host, { quoteId: (await quote(host)).id })
  const { numbers, charges, invoices } = await books(host)
  // The plan, two packs, two months’ renewals, one more pack.
  expect(numbers).toEqual(numbersUpTo(6))
  expect(invoices).toEqual(charges)
})
