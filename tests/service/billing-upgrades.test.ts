import { describe, expect, test } from 'vitest'
import { PLAN_IDS, type PlanId, plans } from '#domain/plans.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { call, offerRuns } from '../support/call.ts'
import {
  at,
  billingOf,
  books,
  buy,
  card,
  chargedBy,
  invoicesOf,
  openHost,
  openMonthly,
  pack,
  quote,
  upgradeTo,
} from '../support/purchases.ts'
import { studio } from '../support/studio.ts'

const usageOf = async (host: MemoryHost) => (await call(host, 'GET /usage')).body
const activeOf = async (host: MemoryHost) =>
  (await call(host, 'GET /automations')).body.items
    .filter(({ active }: { active: boolean }) => active)
    .map(({ id }: { id: string }) => id)
    .sort()

describe('B11: upgrades', () => {
  test('B11: limits rise at once: the allowance, the cap, webhook steps, add-ons', async () => {
    const automations = Array.from({ length: 6 }, (_, index) => ({ id: `a${index}`, active: index < 5 }))
    const host = await openHost({ scenario: studio({ plan: 'free', automations }) })
    const refused = await call(host, 'PATCH /automations/a5', { body: { active: true } })
    expect(refused.body.code).toBe('active_automations_exceeded')

    await buy(host, { wanted: upgradeTo('unlimited', 'monthly') })
    expect(await usageOf(host)).toMatchObject({ allowance: 1_000 })
    expect((await call(host, 'PATCH /automations/a5', { body: { active: true } })).status).toBe(200)
    const webhook = { steps: [{ kind: 'call_webhook', url: 'https://shop.example/hook' }] }
    const locked = await call(host, 'PATCH /automations/a0', { body: webhook })
    expect(locked.body.code).toBe('plan_feature_required')

    await buy(host, { wanted: upgradeTo('business', 'monthly') })
    expect(await usageOf(host)).toMatchObject({ allowance: 10_000 })
    expect((await call(host, 'PATCH /automations/a0', { body: webhook })).status).toBe(200)
    expect((await buy(host, { wanted: pack })).body.state).toBe('paid')
    expect(await usageOf(host)).toMatchObject({ allowance: 15_000 })
  })

  test('B11: the credit for the old plan and the price of the new one are two lines of the invoice', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { wanted: upgradeTo('business_plus') })
    const { body: invoice } = await call(host, `GET /invoices/${order.invoiceId}`)
    expect(invoice).toMatchObject({
      reason: 'upgrade',
      lines: [
        { item: { kind: 'plan', plan: 'business_plus', seats: 3 }, price: 68_400, due: 34_200 },
        { item: { kind: 'plan', plan: 'business', seats: 3 }, price: 43_200, due: -21_600 },
      ],
      ...{ subtotal: 12_600, tax: 0, total: 12_600, cycle: 'yearly' },
      period: { from: '2026-07-01', to: '2027-01-01' },
    })
    expect(await chargedBy(host)).toEqual([12_600])
    // The cycle’s rhythm and end stay; it renews at the new price.
    expect(await billingOf(host)).toMatchObject({
      plan: 'business_plus',
      cycle: { kind: 'yearly', start: '2026-01-01', end: '2027-01-01' },
      renewal: { on: '2027-01-01', total: 68_400 },
    })
  })

  test('B11: step by step through all plans that are sold, the sums are those of B5', async () => {
    const host = await openMonthly({ on: at('2026-09-11T19:00:00Z'), plan: 'unlimited' })
    // 20 of 30 days are left: two thirds, of the difference, of three members.
    host.clock.set(at('2026-09-21T19:00:00Z'))
    await buy(host, { wanted: upgradeTo('business', 'monthly') })
    await buy(host, { wanted: upgradeTo('business_plus', 'monthly') })
    expect(await chargedBy(host)).toEqual(
      [3_000, (5_700 - 3_000) * (2 / 3), (8_700 - 5_700) * (2 / 3)].sort((a, b) => a - b),
    )
    expect(await billingOf(host)).toMatchObject({
      plan: 'business_plus',
      cycle: { kind: 'monthly', anchor: '2026-09-11', end: '2026-10-11' },
    })
  })

  test.each(['monthly', 'yearly'] as const)('B11: from Free a new %s cycle starts that day', async kind => {
    const host = await openHost({ at: at('2026-01-31T19:00:00Z'), scenario: studio({ plan: 'free' }) })
    expect(await billingOf(host)).toMatchObject({ plan: 'free', cycle: null, renewal: null })
    await buy(host, { wanted: upgradeTo('business', kind) })
    const end = kind === 'monthly' ? '2026-02-28' : '2027-01-31'
    const price = 3 * (kind === 'monthly' ? 1_900 : 14_400)
    expect(await billingOf(host)).toMatchObject({
      cycle: { kind, anchor: '2026-01-31', start: '2026-01-31', end },
      renewal: { on: end, total: price },
    })
    expect(await books(host)).toMatchObject({ charges: [price], invoices: [price] })
    // Later in the year the cycle still began on the 31st.
    if (kind === 'yearly') return
    host.clock.set(at('2026-04-15T19:00:00Z'))
    await host.app.runJobs()
    const periods = (await invoicesOf(host)).map(({ period }) => `${period.from} ${period.to}`).sort()
    expect(periods).toEqual([...['2026-01-31 2026-02-28', '2026-02-28 2026-03-31', '2026-03-31 2026-04-30']])
  })

  test('B11: add-ons stay with a higher plan', async () => {
    const host = await openHost()
    await buy(host)
    await buy(host, { wanted: upgradeTo('business_plus') })
    expect(await books(host)).toMatchObject({
      ...{ plan: 'business_plus', allowance: 30_000, addOns: ['1 x actions_5000'] },
    })
  })

  test('B7, B8, B11: declined, nothing rises', async () => {
    const host = await openHost({ scenario: studio({ plan: 'free' }) })
    const wanted = upgradeTo('business', 'monthly')
    for (const name of ['declined', 'insufficient_funds', 'declined_when_charged']) {
      expect((await buy(host, { wanted, card: card(name) })).status).toBe(402)
    }
    const { body: order } = await buy(host, { wanted, card: card('three_d_secure') })
    expect(order.state).toBe('requires_action')
    expect(await books(host)).toMatchObject({ plan: 'free', allowance: 100, charges: [], invoices: [] })
    expect((await billingOf(host)).cycle).toBeNull()
  })

  test('B11: only upwards, and never to Enterprise, which is sold by contract', async () => {
    for (const plan of PLAN_IDS) {
      const host = await openHost({ scenario: studio({ plan }) })
      for (const to of PLAN_IDS) {
        const { status, body } = await call(host, 'POST /quotes', { body: upgradeTo(to) })
        const [from, higher] = [PLAN_IDS.indexOf(plan), PLAN_IDS.indexOf(to)]
        const reason =
          higher <= from ? 'not_an_upgrade' : plans[to].price === null ? 'by_contract' : undefined
        expect([plan, to, status, body.reason]).toEqual([plan, to, reason ? 409 : 200, reason])
      }
    }
  })

  test('B10, B11: what was not paid is no credit: while a renewal is past due, an upgrade leaves nobody richer', async () => {
    const host = await openHost()
    await buy(host)
    const { paymentMethods } = await billingOf(host)
    const failing = await call(host, 'POST /billing/payment-methods', {
      body: { card: card('declined_when_charged') },
    })
    const [, other] = failing.body.paymentMethods
    await call(host, `POST /billing/payment-methods/${other.id}/default`, { body: {} })
    host.clock.set(at('2027-01-01T20:00:00Z'))
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).not.toBeNull()
    // Business was not paid for in 2027: all of Business Plus is due, now or with what is past due.
    await buy(host, { wanted: upgradeTo('business_plus'), saved: paymentMethods[0]?.id ?? '' })
    host.clock.set(at('2027-02-01T20:00:00Z'))
    await host.app.runJobs()
    const { plan } = await billingOf(host)
    const paidIn2027 = (await invoicesOf(host))
      .filter(({ date, state }) => date >= '2027' && state === 'paid')
      .reduce((sum, { total }) => sum + total, 0)
    expect(plan === 'business' || paidIn2027 >= 68_400).toBe(true)
  })
})

describe('U6: what is bought while automations are suspended', () => {
  const automations = [{ id: 'a1' }, { id: 'a2' }, { id: 'off', active: false }]
  async function suspended(plan: PlanId, used: number): Promise<MemoryHost> {
    const host = await openHost({ scenario: studio({ plan, meter: { used }, automations }) })
    await offerRuns(host, { automationId: 'a1', runs: 3, prefix: 'refused' })
    expect(await usageOf(host)).toMatchObject({ state: 'suspended', used, refused: 3 })
    return host
  }

  test.each([
    ['an add-on', 'business', 10_000, pack, 15_000],
    ['an upgrade', 'business', 10_000, upgradeTo('business_plus'), 25_000],
    ['an upgrade from Free', 'free', 100, upgradeTo('unlimited', 'monthly'), 1_000],
  ] as const)(
    'U6, B3: %s resumes at once; what was switched off stays off',
    async (_what, plan, used, wanted, allowance) => {
      const host = await suspended(plan, used)
      await call(host, 'PATCH /automations/a2', { body: { active: false } })
      expect(await quote(host, wanted)).toMatchObject({ resumes: true, allowance: { after: allowance } })
      await buy(host, { wanted })
      expect(await usageOf(host)).toMatchObject({ state: 'ok', allowance, used })
      expect(await activeOf(host)).toEqual(['a1'])
      expect(await offerRuns(host, { automationId: 'a1', runs: 2, prefix: 'after' })).toEqual({
        ran: 2,
        refused: 0,
      })
      // What was refused is not made up for.
      expect(await usageOf(host)).toMatchObject({ refused: 3 })
      expect((await call(host, 'GET /sandbox')).body.used).toBe(used + 2)
    },
  )

  test('U6: nothing resumes while the bank waits, nor when it declines', async () => {
    const host = await suspended('business', 10_000)
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    expect((await usageOf(host)).state).toBe('suspended')
    await call(host, `POST /orders/${order.id}/cancel`, { body: {} })
    await buy(host, { card: card('declined') })
    expect((await usageOf(host)).state).toBe('suspended')
    expect(await offerRuns(host, { automationId: 'a1', runs: 1, prefix: 'still' })).toMatchObject({ ran: 0 })
  })

  test('U6: an allowance that is still below what was used resumes nothing, and does not say so', async () => {
    const host = await openHost({
      scenario: studio({ plan: 'business', addOnActions: 0, meter: { used: 12_500 }, automations }),
    })
    await offerRuns(host, { automationId: 'a1', runs: 1, prefix: 'refused' })
    const small = { ...pack, pack: 'actions_1000' }
    expect(await quote(host, small)).toMatchObject({ resumes: false, allowance: { after: 11_000 } })
    await buy(host, { wanted: small })
    expect(await usageOf(host)).toMatchObject({ state: 'suspended', allowance: 11_000 })
    await buy(host, { wanted: pack })
    expect(await usageOf(host)).toMatchObject({ allowance: 16_000 })
    expect((await usageOf(host)).state).not.toBe('suspended')
  })

  test('U3, U6: what is displayed is the exact count from then on', async () => {
    const host = await openHost({ scenario: studio({ meter: { used: 9_991 }, automations }) })
    await offerRuns(host, { automationId: 'a1', runs: 4, prefix: 'more' })
    await buy(host)
    expect(await usageOf(host)).toMatchObject({ used: 9_995, allowance: 15_000 })
  })
})
