import { describe, expect, test } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import { createCountingIds } from '#hosts/memory/counting-ids.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { createSandboxProcessor } from '#hosts/processor/sandbox-processor.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import type { Payments } from '#service/ports.ts'
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
  makeDefault,
  openHost,
  openMonthly,
  pack,
  quote,
  upgradeTo,
} from '../support/purchases.ts'

/** The first instant of 2027 in Pacific Time, with which the second year begins. */
const SECOND_YEAR = at('2027-01-01T08:00:00Z')
const dayOf2027 = (day: number) => (SECOND_YEAR + days(day)) as Instant
const YEAR = 83_200

async function bought(): Promise<MemoryHost> {
  const host = await openHost()
  await buy(host)
  return host
}

/** The renewal of 2027 was declined four times. */
async function givenUp(): Promise<MemoryHost> {
  const host = await bought()
  await makeDefault(host, card('declined_when_charged'))
  for (const day of [0, 3, 6, 9]) {
    host.clock.set(dayOf2027(day))
    await host.app.runJobs()
  }
  expect(await billingOf(host)).toMatchObject({ pastDue: null, addOns: [] })
  return host
}

/** A host beside it, whose processor is as `change` makes it; its ids are never the same twice. */
function besideWith(host: MemoryHost, change: (processor: Payments) => Partial<Payments>) {
  const ids = createCountingIds(crypto.randomUUID())
  const processor = createSandboxProcessor({ ...host, ids, workspaceId: WORKSPACE_ID })
  return openHost({ beside: host, payments: () => ({ ...processor, ...change(processor) }) })
}

const setPlan = (host: MemoryHost, plan: string) => call(host, 'PATCH /sandbox', { body: { plan } })
const refused = (reason: string, more: object = {}) => ({
  status: 409,
  body: { code: 'order_refused', reason, ...more },
})

describe('B11: what was not paid is no credit', () => {
  test('B11: after a renewal was given up, an upgrade costs all of what is left', async () => {
    const host = await givenUp()
    host.clock.set(dayOf2027(10))
    const { lines, total } = await quote(host, upgradeTo('business_plus'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ item: { plan: 'business_plus' }, price: 68_400, due: total })
    expect(total).toBeGreaterThan(66_000)
  })

  test('B11: and in the next cycle, which was paid, there is credit again', async () => {
    const host = await openMonthly()
    await makeDefault(host, card('declined_when_charged'))
    for (const day of [31, 34, 37, 40]) {
      host.clock.set((at('2026-07-01T19:00:00Z') + days(day)) as Instant)
      await host.app.runJobs()
    }
    expect((await invoicesOf(host))[0]).toMatchObject({ state: 'uncollectible' })
    expect((await quote(host, upgradeTo('business_plus', 'monthly'))).lines).toHaveLength(1)
    await makeDefault(host, card('mastercard'))
    host.clock.set(at('2026-09-02T19:00:00Z'))
    await host.app.runJobs()
    const { lines } = await quote(host, upgradeTo('business_plus', 'monthly'))
    expect(lines.map(({ due }) => Math.sign(due))).toEqual([1, -1])
  })
})

describe('B7, B10: a charge is found again', () => {
  test('B7: killed after the charge of a renewal, opened when the processor has forgotten its keys: charged once', async () => {
    const host = await bought()
    const forgetful = (processor: Payments): Partial<Payments> => ({
      createIntent: wanted => processor.createIntent({ ...wanted, idempotencyKey: crypto.randomUUID() }),
    })
    const page = await besideWith(host, processor => ({
      ...forgetful(processor),
      async confirmIntent(id, options) {
        await processor.confirmIntent(id, options)
        throw new Error('killed')
      },
    }))
    host.clock.set(SECOND_YEAR)
    await page.app.runJobs().catch(() => undefined)
    host.clock.set(dayOf2027(3))
    await (await besideWith(host, forgetful)).app.runJobs()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    expect(await billingOf(host)).toMatchObject({ pastDue: null, allowance: 15_000 })
  })

  test('B7: given up by another tab before it is confirmed: not charged, and nothing bought, whatever is held', async () => {
    const host = await openHost()
    const { id: quoteId } = await quote(host)
    const other = await openHost({ beside: { ...host, holds: free } })
    const page = await openHost({
      beside: { ...host, holds: free },
      payments: processor => ({
        ...processor,
        async createIntent(wanted) {
          const intent = await processor.createIntent(wanted)
          await other.app.runJobs()
          return intent
        },
        async confirmIntent(id, options) {
          await processor.confirmIntent(id, options)
          throw new Error('killed')
        },
      }),
    })
    await buy(page, { quoteId })
    await host.app.runJobs()
    expect(await books(host)).toMatchObject({ charges: [], addOns: [], invoices: [] })
    expect((await call(host, 'GET /orders')).body.items).toEqual([])
  })
})

/** Holds that keep nobody out. */
const free = {
  whileHeld: async <Answer>(_: string, body: () => Promise<Answer>) => ({ answer: await body() }),
}

describe('B10, B11: add-ons that are left over on a plan that cannot have them', () => {
  async function leftOver(): Promise<MemoryHost> {
    const host = await bought()
    await setPlan(host, 'free')
    host.clock.set(at('2026-08-01T19:00:00Z'))
    return host
  }

  test('B11: an upgrade joins the cycle that they are paid in: nothing is paid twice, and nothing for longer', async () => {
    const host = await leftOver()
    expect(await call(host, 'POST /quotes', { body: upgradeTo('business', 'monthly') })).toMatchObject(
      refused('cycle_is_fixed'),
    )
    const { lines, cycle, renewsAgain, total } = await quote(host, upgradeTo('business'))
    expect(lines).toHaveLength(1)
    expect(cycle).toMatchObject({ start: '2026-01-01', end: '2027-01-01' })
    expect(total).toBe(18_000)
    expect(renewsAgain).toEqual([{ pack: 'actions_5000', quantity: 1, price: 40_000 }])
    await buy(host, { wanted: upgradeTo('business') })
    expect(await billingOf(host)).toMatchObject({ renewal: { on: '2027-01-01', total: YEAR } })
  })

  test('B3: of one that was cancelled nothing renews again', async () => {
    const host = await bought()
    const [addOn] = (await billingOf(host)).addOns
    await call(host, `POST /billing/add-ons/${addOn?.id}/cancel`, { body: {} })
    await setPlan(host, 'unlimited')
    expect((await quote(host, upgradeTo('business'))).renewsAgain).toEqual([])
  })

  test('B10: the plan goes to nothing and comes back: its cycle begins anew, and months without it cost nothing', async () => {
    const host = await openMonthly()
    await setPlan(host, 'free')
    host.clock.set(at('2026-12-05T19:00:00Z'))
    expect(await host.app.runJobs()).toBeNull()
    await setPlan(host, 'business')
    await host.app.runJobs()
    expect(await billingOf(host)).toMatchObject({ cycle: { start: '2026-12-05', end: '2027-01-05' } })
    expect(await chargedBy(host)).toHaveLength(1)
    host.clock.set(at('2027-01-05T19:00:00Z'))
    await host.app.runJobs()
    expect(await chargedBy(host)).toHaveLength(2)
  })
})

describe('T3: while a renewal is in the way', () => {
  test('B10: another tab is making it: it can be tried again in a moment', async () => {
    const host = await bought()
    host.clock.set(SECOND_YEAR)
    await host.holds.whileHeld('renewal', async () => {
      const renewing = refused('renewing', { helps: ['try_again'] })
      expect(await call(host, 'POST /quotes', { body: pack })).toMatchObject(renewing)
      const [addOn] = (await billingOf(host)).addOns
      // Its end would be that of a cycle that is over already.
      expect(await call(host, `POST /billing/add-ons/${addOn?.id}/cancel`, { body: {} })).toMatchObject(
        renewing,
      )
    })
    expect(await quote(host)).toMatchObject({ total: 40_000 })
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
  })

  test('B10: it is being charged: an upgrade waits for that, an add-on does not', async () => {
    const host = await bought()
    const answers: unknown[] = []
    const page = await besideWith(host, processor => ({
      async confirmIntent(id, options) {
        answers.push(await call(host, 'POST /quotes', { body: upgradeTo('business_plus') }))
        answers.push(await call(host, 'POST /quotes', { body: pack }))
        return processor.confirmIntent(id, options)
      },
    }))
    host.clock.set(SECOND_YEAR)
    await page.app.runJobs()
    expect(answers).toMatchObject([refused('renewing'), { status: 200, body: { total: 40_000 } }])
  })

  test('B10: the processor cannot be reached: said, what else is due is done, and it is charged when it can', async () => {
    const host = await bought()
    const unreachable = await besideWith(host, () => ({
      createIntent: () => Promise.reject(new Error('Out of reach')),
    }))
    host.clock.set(SECOND_YEAR)
    expect(await call(unreachable, 'POST /quotes', { body: upgradeTo('business_plus') })).toMatchObject(
      refused('renewing', { helps: ['try_again'] }),
    )
    const told: unknown[] = []
    const { reportError } = globalThis
    globalThis.reportError = error => told.push(error)
    try {
      expect(await unreachable.app.runJobs()).toBeGreaterThan(0)
    } finally {
      globalThis.reportError = reportError
    }
    expect(told).toMatchObject([{ message: 'Out of reach' }])
    await host.app.runJobs()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
  })

  test('B10: declined: until when it waits, and what helps', async () => {
    const host = await bought()
    await makeDefault(host, card('declined_when_charged'))
    host.clock.set(SECOND_YEAR)
    await host.app.runJobs()
    expect(await call(host, 'POST /quotes', { body: upgradeTo('business_plus') })).toMatchObject(
      refused('past_due', { nextOn: '2027-01-04', helps: ['use_another_card'] }),
    )
    expect((await billingOf(host)).pastDue).toMatchObject({
      period: { from: '2027-01-01', to: '2028-01-01' },
    })
  })

  test('B10: a payment of the last day waits for its bank: nothing is ended behind it', async () => {
    const host = await bought()
    const [addOn] = (await billingOf(host)).addOns
    host.clock.set((SECOND_YEAR - 600_000) as Instant)
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    host.clock.set((SECOND_YEAR + 600_000) as Instant)
    const cancel = () => call(host, `POST /billing/add-ons/${addOn?.id}/cancel`, { body: {} })
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'order_open', orderId: order.id } })
    await answerBank(host, order, true)
    expect(await cancel()).toMatchObject({ status: 200, body: { cycle: { start: '2027-01-01' } } })
  })
})

test('B10: a card that is put first while another one is being asked is asked next, at once', async () => {
  const host = await bought()
  const bad = await makeDefault(host, card('declined_when_charged'))
  host.clock.set(SECOND_YEAR)
  await host.app.runJobs()
  const page = await besideWith(host, processor => ({
    async confirmIntent(id, options) {
      const { paymentMethods } = await billingOf(host)
      if (paymentMethods[0]?.id === bad) await makeDefault(host, card('mastercard'))
      return processor.confirmIntent(id, options)
    },
  }))
  // Asked for: the same card once more.
  await call(host, `POST /billing/payment-methods/${bad}/default`, { body: {} })
  await page.app.runJobs()
  expect((await billingOf(host)).pastDue).toBeNull()
  expect(await chargedBy(host)).toEqual([20_000, YEAR])
})
