import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { chargesOf } from '#hosts/processor/sandbox-processor.ts'
import type { Payments } from '#service/ports.ts'
import { call, offerRuns } from '../support/call.ts'
import { studio } from '../support/studio.ts'

/** July 1, 2026, noon in Pacific Time: six months of a calendar year are left. */
const JULY = Date.parse('2026-07-01T19:00:00Z') as Instant
const expiry = { month: 8, year: 2029 }
const visa = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry }
const pack = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }

async function open(options: Parameters<typeof createMemoryHost>[0] = {}): Promise<MemoryHost> {
  return createMemoryHost({ at: JULY, scenario: studio({ automations: [{ id: 'a1' }] }), ...options })
}

const quote = async (host: MemoryHost, wanted: unknown = pack) =>
  (await call(host, 'POST /quotes', { body: wanted })).body

const buy = async (
  host: MemoryHost,
  { card = visa, key, quoteId }: { card?: typeof visa; key?: string; quoteId?: string } = {},
) =>
  call(host, 'POST /orders', {
    body: { quoteId: quoteId ?? (await quote(host)).id, pay: { kind: 'new', card } },
    ...(key !== undefined && { key }),
  })

async function books(host: MemoryHost) {
  const { body: billing } = await call(host, 'GET /billing')
  const { body: invoices } = await call(host, 'GET /invoices')
  return {
    charges: (await chargesOf(host)).map(({ amount }) => amount),
    addOns: billing.addOns.length,
    allowance: billing.allowance,
    invoices: invoices.items.map(({ number, total }: { number: string; total: number }) => [number, total]),
  }
}
const nothing = { charges: [], addOns: 0, allowance: 10_000, invoices: [] }
const once = { charges: [20_000], addOns: 1, allowance: 15_000, invoices: [['HR-000001', 20_000]] }

describe('POST /quotes', () => {
  test('POST /quotes: B3, B5: $400 a year with six months left is $200.00, line by line', async () => {
    const host = await open()
    expect(await quote(host)).toMatchObject({
      wanted: pack,
      lines: [{ price: 40_000, due: 20_000, remaining: { months: 5, days: 31, daysInMonth: 31, of: 12 } }],
      ...{ subtotal: 20_000, tax: 0, total: 20_000, renews: 40_000 },
      period: { from: '2026-07-01', to: '2027-01-01' },
      allowance: { before: 10_000, after: 15_000 },
      resumes: false,
      expiresAt: '2026-07-01T19:15:00.000Z',
    })
  })

  test('B2: below Business add-ons are not sold', async () => {
    const host = await open({ scenario: studio({ plan: 'unlimited' }) })
    const { status, body } = await call(host, 'POST /quotes', { body: pack })
    expect({ status, code: body.code, reason: body.reason }).toEqual({
      status: 409,
      code: 'order_refused',
      reason: 'plan_sells_no_add_ons',
    })
  })

  test('B11: an upgrade credits the unused time of the old plan; from Free a new cycle starts that day', async () => {
    const host = await open()
    const upgrade = { kind: 'upgrade', plan: 'business_plus', cycle: 'yearly' }
    // Three seats: guests are not paid for.
    expect(await quote(host, upgrade)).toMatchObject({
      lines: [
        { item: { kind: 'plan', plan: 'business_plus', seats: 3 }, price: 68_400, due: 34_200 },
        { item: { kind: 'plan', plan: 'business', seats: 3 }, price: 43_200, due: -21_600 },
      ],
      total: 12_600,
    })
    const free = await open({ scenario: studio({ plan: 'free' }) })
    expect(await quote(free, { ...upgrade, plan: 'business', cycle: 'monthly' })).toMatchObject({
      lines: [{ price: 5_700, due: 5_700, remaining: null }],
      period: { from: '2026-07-01', to: '2026-08-01' },
    })
  })
})

describe('POST /orders', () => {
  test('POST /orders: B6, B7: charged, granted and invoiced, the same amount to the cent', async () => {
    const host = await open()
    const { status, body } = await buy(host)
    expect({ status, state: body.state, total: body.total }).toEqual({
      status: 200,
      state: 'paid',
      total: 20_000,
    })
    expect(await books(host)).toEqual(once)
  })

  test('U6: suspended at 10,000 of 10,000, +5,000 resumes at once', async () => {
    const host = await open({ scenario: studio({ meter: { used: 10_000 }, automations: [{ id: 'a1' }] }) })
    await offerRuns(host, { automationId: 'a1', runs: 1, prefix: 'refused' })
    expect((await call(host, 'GET /usage')).body.state).toBe('suspended')
    expect((await quote(host)).resumes).toBe(true)
    await buy(host)
    expect((await call(host, 'GET /usage')).body).toMatchObject({ state: 'ok', allowance: 15_000 })
  })

  test('B7, B13: the same key again is the same order, however often', async () => {
    const host = await open()
    const { id } = await quote(host)
    const beside = await createMemoryHost({ beside: host })
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => buy(index % 2 ? host : beside, { key: 'one', quoteId: id })),
    )
    const again = await buy(host, { key: 'one', quoteId: id })
    expect(again.body.state).toBe('paid')
    expect(await books(host)).toEqual(once)
    const other = await call(host, 'POST /orders', {
      body: { quoteId: id, pay: { kind: 'new', card: { ...visa, last4: '1111' } } },
      key: 'one',
    })
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } })
  })

  test('B7: ten clicks under keys of their own, in two tabs: one order', async () => {
    const host = await open()
    const { id } = await quote(host)
    const beside = await createMemoryHost({ beside: host })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        buy(index % 2 ? host : beside, { key: `${index}`, quoteId: id }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { body } of answers.filter(({ status }) => status !== 200)) {
      expect(['order_open', 'quote_expired']).toContain(body.code)
    }
    expect(await books(host)).toEqual(once)
  })

  test('B6: a quote is valid for 15 minutes, and only while what it rests on stays', async () => {
    const host = await open()
    const old = await quote(host)
    host.clock.advance(15 * 60_000)
    expect((await buy(host, { quoteId: old.id })).body).toMatchObject({
      code: 'quote_expired',
      reason: 'too_old',
    })
    const changed = await quote(host)
    await call(host, 'PATCH /billing/details', { body: { taxRate: 2_000 } })
    expect((await buy(host, { quoteId: changed.id })).body).toMatchObject({
      code: 'quote_expired',
      reason: 'changed',
    })
    expect(await books(host)).toEqual(nothing)
    const taxed = await quote(host)
    expect(taxed).toMatchObject({ subtotal: 20_000, tax: 4_000, total: 24_000 })
    await buy(host, { quoteId: taxed.id })
    expect((await books(host)).charges).toEqual([24_000])
  })
})

describe('B7: whatever is killed', () => {
  const KILLED = new Error('killed')

  test('B7: one charge, one grant, one invoice, or none of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.boolean(), async (calls, before) => {
        // The page dies before or after the processor's so many-th call; nothing of it goes on.
        let left = calls
        let isDead = false
        const dying = (processor: Payments): Payments =>
          new Proxy(processor, {
            get:
              (target, name: keyof Payments) =>
              async (...given: unknown[]) => {
                if (isDead) throw KILLED
                left -= 1
                isDead = left === 0
                if (isDead && before) throw KILLED
                const answer = await (target[name] as (...all: unknown[]) => Promise<unknown>)(...given)
                if (isDead) throw KILLED
                return answer
              },
          })
        const host = await open()
        const page = await createMemoryHost({ beside: host, payments: dying })
        await buy(page, { key: 'mine' })
        // Another page looks after what is open.
        const { body } = await call(host, 'GET /orders')
        for (const { id } of body.items) await call(host, `POST /orders/${id}/settle`, { body: {} })
        expect((await call(host, 'GET /orders')).body.items).toEqual([])
        expect([nothing, once]).toContainEqual(await books(host))
      }),
      { numRuns: 40 },
    )
  })
})

describe('B10: renewals', () => {
  const days = (count: number) => count * 86_400_000

  async function bought(card = visa): Promise<MemoryHost> {
    const host = await open()
    await buy(host, { card })
    return host
  }
  const at = (text: string) => Date.parse(text) as Instant
  const billing = async (host: MemoryHost) => (await call(host, 'GET /billing')).body
  const invoicesOf = async (host: MemoryHost) =>
    (await call(host, 'GET /invoices')).body.items.map(
      ({ number, date, total, state }: { number: string; date: string; total: number; state: string }) =>
        `${date} ${number} ${total} ${state}`,
    )

  test('B10, B12: each cycle once, in order, with its invoice, also after the app was closed for years', async () => {
    const host = await bought()
    host.clock.set(at('2029-02-03T12:00:00Z'))
    const beside = await createMemoryHost({ beside: host })
    await Promise.all([host.app.runJobs(), beside.app.runJobs()])
    await host.app.runJobs()
    // Three seats of Business and the add-on, $432 and $400 a year.
    expect(await invoicesOf(host)).toEqual(
      expect.arrayContaining([
        '2026-07-01 HR-000001 20000 paid',
        '2027-01-01 HR-000002 83200 paid',
        '2028-01-01 HR-000003 83200 paid',
        '2029-01-01 HR-000004 83200 paid',
      ]),
    )
    expect(await invoicesOf(host)).toHaveLength(4)
    expect((await chargesOf(host)).map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([
      20_000, 83_200, 83_200, 83_200,
    ])
    expect((await billing(host)).cycle).toMatchObject({ start: '2029-01-01', end: '2030-01-01' })
  })

  test('B10: a cancelled add-on stays until the cycle ends, and can be kept until then', async () => {
    const host = await bought()
    const { addOns } = await billing(host)
    const [{ id }] = addOns
    await call(host, `POST /billing/add-ons/${id}/cancel`, { body: {} })
    expect(await billing(host)).toMatchObject({ allowance: 15_000, renewal: { total: 43_200 } })
    await call(host, `POST /billing/add-ons/${id}/keep`, { body: {} })
    expect((await billing(host)).renewal.total).toBe(83_200)
    await call(host, `POST /billing/add-ons/${id}/cancel`, { body: {} })
    host.clock.set(at('2027-01-01T08:00:00Z'))
    await host.app.runJobs()
    expect(await billing(host)).toMatchObject({ allowance: 10_000, addOns: [] })
  })

  test('B10: declined, it is tried again on days 3, 6 and 9; then the add-on ends and the plan goes on', async () => {
    const host = await bought()
    const failing = { token: 'tok_declined_when_charged', brand: 'visa', last4: '0341', expiry }
    const saved = await call(host, 'POST /billing/payment-methods', { body: { card: failing } })
    const id = saved.body.paymentMethods.find(({ last4 }: { last4: string }) => last4 === '0341').id
    await call(host, `POST /billing/payment-methods/${id}/default`, { body: {} })
    const start = at('2027-01-01T08:00:00Z')
    for (const [day, attempts, nextOn] of [
      [0, 1, '2027-01-04'],
      [2, 1, '2027-01-04'],
      [3, 2, '2027-01-07'],
      [6, 3, '2027-01-10'],
    ] as const) {
      host.clock.set((start + days(day)) as Instant)
      await host.app.runJobs()
      expect((await billing(host)).pastDue).toMatchObject({ attempts, nextOn, decline: 'generic_decline' })
      expect((await billing(host)).allowance).toBe(15_000)
    }
    host.clock.set((start + days(9)) as Instant)
    await host.app.runJobs()
    expect(await billing(host)).toMatchObject({
      pastDue: null,
      addOns: [],
      allowance: 10_000,
      plan: 'business',
    })
    expect(await invoicesOf(host)).toContain('2027-01-01 null 83200 uncollectible')
    expect((await chargesOf(host)).map(({ amount }) => amount)).toEqual([20_000])
  })

  test('B7: an order whose page is gone is settled by the next look', async () => {
    const host = await open()
    const page = await createMemoryHost({
      beside: host,
      payments: processor => ({
        ...processor,
        async confirmIntent(id, options) {
          await processor.confirmIntent(id, options)
          throw new Error('killed after the charge')
        },
      }),
    })
    await buy(page, { key: 'mine' })
    await host.app.runJobs()
    expect(await books(host)).toEqual(once)
  })
})
