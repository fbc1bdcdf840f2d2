import { describe, expect, test } from 'vitest'
import type { QuoteView } from '#contract/billing.ts'
import type { Instant } from '#domain/brand.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { heads } from '#service/collections.ts'
import { call } from '../support/call.ts'
import {
  at,
  billingOf,
  books,
  buy,
  card,
  days,
  hours,
  invoicesOf,
  JULY,
  makeDefault,
  openHost,
  openMonthly,
  pack,
  packs,
  quote,
  upgradeTo,
} from '../support/purchases.ts'
import { studio } from '../support/studio.ts'

const MINUTES_15 = 15 * 60_000

const refusedFor = (reason: 'too_old' | 'changed' | 'used') => ({
  status: 409,
  body: {
    ...{ type: 'urn:headroom:problem:quote_expired', code: 'quote_expired', status: 409 },
    ...{ reason, helps: ['ask_for_new_quote'] },
  },
})

describe('B6: a quote is valid for 15 minutes', () => {
  test('POST /quotes: B6: it says until when; in its last millisecond it is good, then it has expired', async () => {
    for (const [wait, state] of [
      [MINUTES_15 - 1, 'paid'],
      [MINUTES_15, undefined],
      [MINUTES_15 + 1, undefined],
    ] as const) {
      const host = await openHost()
      const quoted = await quote(host)
      expect(Date.parse(quoted.expiresAt)).toBe(JULY + MINUTES_15)
      host.clock.advance(wait)
      const answer = await buy(host, { quoteId: quoted.id })
      expect(answer.body.state).toBe(state)
      if (!state) expect(answer).toMatchObject(refusedFor('too_old'))
      expect((await books(host)).charges).toEqual(state ? [20_000] : [])
    }
  })

  test('B6, T1: with the computer’s clock set back, one that has expired does not come back', async () => {
    const host = await openHost()
    const { id } = await quote(host)
    host.clock.advance(MINUTES_15)
    expect(await buy(host, { quoteId: id })).toMatchObject(refusedFor('too_old'))
    host.clock.set(JULY)
    expect(await buy(host, { quoteId: id })).toMatchObject(refusedFor('too_old'))
    host.clock.set((JULY - days(40)) as Instant)
    expect(await buy(host, { quoteId: id })).toMatchObject(refusedFor('too_old'))
    expect((await books(host)).charges).toEqual([])
  })

  test('B6, T1: it goes by the service’s clock, which designers have moved', async () => {
    const host = await openHost()
    const { id } = await quote(host)
    await call(host, 'POST /sandbox/clock', { body: { to: new Date(JULY + MINUTES_15).toISOString() } })
    expect(await buy(host, { quoteId: id })).toMatchObject(refusedFor('too_old'))
  })

  test('B6, B5: over midnight what was shown is what is charged', async () => {
    const lastMinutes = at('2026-07-15T06:50:00Z')
    const host = await openHost({ at: lastMinutes })
    const before = await quote(host)
    host.clock.advance(12 * 60_000)
    const after = await quote(host)
    expect(after.total).toBeLessThan(before.total)
    const paid = await buy(host, { quoteId: before.id })
    expect(paid.body).toMatchObject({ state: 'paid', total: before.total })
    expect(await books(host)).toMatchObject({ charges: [before.total], invoices: [before.total] })
  })
})

describe('B6: what it rests on has changed: it is replaced, and the buyer agrees again', () => {
  const changes: [string, unknown, (host: MemoryHost) => Promise<unknown>][] = [
    ['the plan', pack, host => call(host, 'PATCH /sandbox', { body: { plan: 'business_plus' } })],
    [
      'the plan, to one that sells none',
      pack,
      host => call(host, 'PATCH /sandbox', { body: { plan: 'free' } }),
    ],
    ['the tax', pack, host => call(host, 'PATCH /billing/details', { body: { taxRate: 725 } })],
    ['the add-ons', pack, host => buy(host, { wanted: packs(3) })],
    [
      'the Actions that add-ons give',
      pack,
      host => call(host, 'PATCH /sandbox', { body: { addOnActions: 5_000 } }),
    ],
    [
      'the plan, for an upgrade',
      upgradeTo('business_plus'),
      host => buy(host, { wanted: upgradeTo('business_plus') }),
    ],
    [
      'the members who are paid for',
      upgradeTo('business_plus'),
      host =>
        host.store.transact('acme' as never, async tx => {
          const head = await heads.get(tx)
          if (!head) return
          // Tom is a guest no more.
          const members = head.workspace.members.map(one => ({
            ...one,
            role: one.role === 'guest' ? ('member' as const) : one.role,
          }))
          heads.put(tx, { ...head, workspace: { ...head.workspace, members } })
        }),
    ],
  ]

  test.each(changes)('B6: %s', async (_what, wanted, change) => {
    const host = await openHost()
    const old = await quote(host, wanted)
    await change(host)
    const before = await books(host)
    expect(await buy(host, { quoteId: old.id })).toMatchObject(refusedFor('changed'))
    expect(await books(host)).toEqual(before)
  })

  test('B6: an add-on that was cancelled or kept meanwhile', async () => {
    const host = await openHost()
    await buy(host)
    const [addOn] = (await billingOf(host)).addOns
    const old = await quote(host)
    await call(host, `POST /billing/add-ons/${addOn?.id}/cancel`, { body: {} })
    expect(await buy(host, { quoteId: old.id })).toMatchObject(refusedFor('changed'))
    await call(host, `POST /billing/add-ons/${addOn?.id}/keep`, { body: {} })
    expect((await buy(host, { quoteId: old.id })).body.state).toBe('paid')
  })

  test('B6: the cycle, which has ended and was renewed meanwhile', async () => {
    const host = await openHost()
    await buy(host)
    host.clock.set(at('2027-01-01T07:55:00Z'))
    const old = await quote(host)
    // The last day of 2026 in Pacific Time.
    expect(old).toMatchObject({ period: { from: '2026-12-31', to: '2027-01-01' }, total: 108 })
    host.clock.set(at('2027-01-01T08:00:00Z'))
    await host.app.runJobs()
    expect(await buy(host, { quoteId: old.id })).toMatchObject(refusedFor('changed'))
    expect(await quote(host)).toMatchObject({
      period: { from: '2027-01-01', to: '2028-01-01' },
      total: 40_000,
    })
  })

  test('B6: who paid cannot agree to the same quote again', async () => {
    const host = await openHost()
    const { id } = await quote(host)
    await buy(host, { quoteId: id })
    expect(await buy(host, { quoteId: id })).toMatchObject(refusedFor('used'))
    expect((await books(host)).charges).toEqual([20_000])
  })

  test('B6: names and addresses change no price: the quote stays good', async () => {
    const host = await openHost()
    const { id } = await quote(host)
    await call(host, 'PATCH /billing/details', { body: { legalName: 'Acme', address: 'There', taxId: 'X1' } })
    await makeDefault(host, card('mastercard'))
    expect((await buy(host, { quoteId: id })).body.state).toBe('paid')
  })
})

describe('B6: shown, charged, invoiced and listed are the same, to the cent', () => {
  const cases: [string, unknown, number][] = [
    ['one pack', pack, 0],
    ['three packs with tax', packs(3), 725],
    ['twenty packs with tax', packs(20), 1_975],
    ['the smallest pack', { ...pack, pack: 'actions_1000' }, 2_000],
    ['the largest, 20 times', { kind: 'add_on', pack: 'actions_100000', quantity: 20 }, 2_000],
    ['an upgrade with tax', upgradeTo('business_plus'), 725],
  ]
  test.each(cases)('B3, B6: %s', async (_what, wanted, taxRate) => {
    // Days on which nothing is round.
    for (const day of ['2026-02-11', '2026-03-08', '2026-08-30', '2026-12-31']) {
      const host = await openHost({ at: at(`${day}T20:00:00Z`) })
      await call(host, 'PATCH /billing/details', { body: { taxRate } })
      const quoted = await quote(host, wanted)
      const sum = quoted.lines.reduce((all, { due }) => all + due, 0)
      expect(quoted).toMatchObject({ subtotal: sum, taxRate, total: sum + quoted.tax })
      const { body: order } = await buy(host, { quoteId: quoted.id })
      expect(order).toMatchObject({ state: 'paid', total: quoted.total })
      const { body: invoice } = await call(host, `GET /invoices/${order.invoiceId}`)
      const [listed] = await invoicesOf(host)
      const shown = ({ lines, subtotal, tax, total, period }: Omit<QuoteView, 'id'>) => ({
        ...{ lines, subtotal, tax, total, period },
      })
      expect(shown(invoice)).toEqual(shown(quoted))
      expect(listed).toEqual(invoice)
      expect((await books(host)).charges).toEqual([quoted.total])
      // What it says about later is what a renewal then asks for.
      const { renewal } = await billingOf(host)
      expect(renewal?.lines.map(({ price }) => price)).toContain(quoted.lines[0]?.price)
    }
  })

  test('B5, B6: $400 a year with six months left is $200.00: quote, order, charge, invoice, list', async () => {
    const host = await openHost()
    const quoted = await quote(host)
    const { body: order } = await buy(host, { quoteId: quoted.id })
    const { body: invoice } = await call(host, `GET /invoices/${order.invoiceId}`)
    const [listed] = await invoicesOf(host)
    const { charges } = await books(host)
    expect([quoted.total, order.total, ...charges, invoice.total, listed?.total]).toEqual(
      Array(5).fill(20_000),
    )
    expect(invoice.lines).toEqual([
      {
        item: { kind: 'add_on', pack: 'actions_5000', quantity: 1 },
        price: 40_000,
        remaining: { months: 5, days: 31, daysInMonth: 31, of: 12 },
        due: 20_000,
      },
    ])
  })

  test('B3: the summary says what it changes, and what renews', async () => {
    const host = await openHost()
    await call(host, 'PATCH /billing/details', { body: { taxRate: 2_000 } })
    expect(await quote(host, packs(2))).toMatchObject({
      ...{ allowance: { before: 10_000, after: 20_000 }, resumes: false },
      renews: 96_000,
      cycle: { kind: 'yearly', start: '2026-01-01', end: '2027-01-01' },
    })
    expect(await quote(host, upgradeTo('business_plus'))).toMatchObject({
      ...{ allowance: { before: 10_000, after: 25_000 }, renews: 82_080 },
    })
  })
})

describe('T1: the computer’s clock set back', () => {
  test('T1, B5: prices do not fall, and the paid-for period does not begin earlier', async () => {
    const host = await openHost({ at: at('2026-07-01T19:00:00Z') })
    const before = await quote(host)
    host.clock.set(at('2026-12-30T20:00:00Z'))
    const cheap = await quote(host)
    expect(cheap.total).toBeLessThan(before.total)
    host.clock.set(at('2026-07-01T19:00:00Z'))
    // It goes on from where it was, not back to July.
    expect(await quote(host)).toMatchObject({ total: cheap.total, period: cheap.period })
  })

  test('T1, B10: a clock that was ahead: the cycle that began goes on, and is not paid twice', async () => {
    const host = await openHost()
    await buy(host)
    host.clock.set(at('2027-01-02T20:00:00Z'))
    await host.app.runJobs()
    const after = await books(host)
    expect(after.charges).toEqual([20_000, 83_200])
    host.clock.set(JULY)
    await host.app.runJobs()
    host.clock.set(at('2027-01-03T20:00:00Z'))
    await host.app.runJobs()
    expect(await books(host)).toEqual(after)
    expect((await billingOf(host)).cycle).toMatchObject({ start: '2027-01-01', end: '2028-01-01' })
  })
})

describe('B5: the cycle is over, and its renewal has not been looked at yet', () => {
  test('POST /quotes: B6, B10: priced in the cycle that runs now', async () => {
    const host = await openHost()
    await buy(host)
    host.clock.set(at('2027-02-01T20:00:00Z'))
    expect(await quote(host)).toMatchObject({
      period: { from: '2027-02-01', to: '2028-01-01' },
      total: 36_667,
    })
  })

  test('POST /orders: B6, B10: agreed to on the last day, paid on the next: the quote of the old cycle is replaced', async () => {
    const host = await openHost()
    await buy(host)
    host.clock.set(at('2027-01-01T07:55:00Z'))
    const old = await quote(host)
    host.clock.set(at('2027-01-01T08:05:00Z'))
    expect(await buy(host, { quoteId: old.id })).toMatchObject(refusedFor('changed'))
    expect(await books(host)).toMatchObject({ charges: [20_000, 83_200], addOns: ['1 x actions_5000'] })
  })

  test('POST /quotes: B10: while a renewal of a month that is over is past due, no price is made of it', async () => {
    const host = await openMonthly()
    await buy(host, { wanted: pack })
    await makeDefault(host, card('declined_when_charged'))
    // Nobody came for two months.
    host.clock.set((JULY + days(80)) as Instant)
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).toMatchObject({ decline: 'generic_decline' })
    const answer = await call(host, 'POST /quotes', { body: pack })
    expect(answer.body.code).not.toBe('internal_error')
    expect([200, 409]).toContain(answer.status)
  })

  test('T1: at any hour of any day a price can be asked for', async () => {
    const host = await openMonthly({ on: at('2026-01-31T20:00:00Z') })
    for (let hour = 0; hour < 24 * 62; hour += 7) {
      host.clock.set((at('2026-01-31T20:00:00Z') + hours(hour)) as Instant)
      const answer = await call(host, 'POST /quotes', { body: pack })
      expect([hour, answer.status]).toEqual([hour, 200])
    }
  })
})

test('B2: a plan without add-ons says so, and which way leads to them', async () => {
  for (const plan of ['free', 'unlimited'] as const) {
    const host = await openHost({ scenario: studio({ plan }) })
    expect((await call(host, 'POST /quotes', { body: pack })).body).toMatchObject({
      ...{ code: 'order_refused', reason: 'plan_sells_no_add_ons', helps: ['upgrade'] },
    })
  }
})
