import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '#domain/roles.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import {
  billingOf,
  books,
  buy,
  card,
  invoicesOf,
  openHost,
  pack,
  packs,
  quote,
  upgradeTo,
  visa,
} from '../support/purchases.ts'

const MEMBER: Record<Role, string> = { owner: 'ana', admin: 'kim', member: 'lea', guest: 'tom' }

/** Ids of what is there, one of each. */
type There = {
  quoteId: string
  addOnId: string
  methodId: string
  otherMethodId: string
  orderId: string
  invoiceId: string
}

/** Bought once, with an order that waits for the bank and a second card. */
async function arranged(): Promise<{ host: MemoryHost; there: There }> {
  const host = await openHost()
  await buy(host)
  await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
  const { addOns, paymentMethods } = await billingOf(host)
  const [invoice] = await invoicesOf(host)
  const { id: orderId } = (await buy(host, { card: card('three_d_secure') })).body
  const { id: quoteId } = await quote(host)
  const [method, other] = paymentMethods
  return {
    host,
    there: {
      ...{ quoteId, orderId, addOnId: addOns[0]?.id ?? '', invoiceId: invoice?.id ?? '' },
      ...{ methodId: method?.id ?? '', otherMethodId: other?.id ?? '' },
    },
  }
}

type Route = {
  /** As in the contract. */
  name: string
  request: (there: There) => [string, unknown?]
  /** What owners and admins are answered. */
  status: number
  code?: string
  /** The same again for what is not there. */
  missing?: [string, unknown?]
}

const routes: Route[] = [
  { name: 'GET /billing', request: () => ['GET /billing'], status: 200 },
  {
    name: 'PATCH /billing/details',
    request: () => ['PATCH /billing/details', { legalName: 'Acme, Inc.', taxRate: 2_000 }],
    status: 200,
  },
  {
    name: 'POST /billing/add-ons/{id}/cancel',
    request: ({ addOnId }) => [`POST /billing/add-ons/${addOnId}/cancel`, {}],
    status: 200,
    missing: ['POST /billing/add-ons/none/cancel', {}],
  },
  {
    name: 'POST /billing/add-ons/{id}/keep',
    request: ({ addOnId }) => [`POST /billing/add-ons/${addOnId}/keep`, {}],
    status: 200,
    missing: ['POST /billing/add-ons/none/keep', {}],
  },
  {
    name: 'POST /billing/payment-methods',
    request: () => ['POST /billing/payment-methods', { card: card('amex') }],
    status: 200,
  },
  {
    name: 'DELETE /billing/payment-methods/{id}',
    request: ({ otherMethodId }) => [`DELETE /billing/payment-methods/${otherMethodId}`],
    status: 200,
    missing: ['DELETE /billing/payment-methods/none'],
  },
  {
    name: 'POST /billing/payment-methods/{id}/default',
    request: ({ otherMethodId }) => [`POST /billing/payment-methods/${otherMethodId}/default`, {}],
    status: 200,
    missing: ['POST /billing/payment-methods/none/default', {}],
  },
  { name: 'POST /quotes', request: () => ['POST /quotes', packs(2)], status: 200 },
  {
    name: 'POST /orders',
    // Another one waits for the bank.
    request: ({ quoteId, methodId }) => ['POST /orders', { quoteId, pay: { kind: 'saved', id: methodId } }],
    status: 409,
    code: 'order_open',
    missing: ['POST /orders', { quoteId: 'none', pay: { kind: 'new', card: visa } }],
  },
  { name: 'GET /orders', request: () => ['GET /orders'], status: 200 },
  {
    name: 'GET /orders/{id}',
    request: ({ orderId }) => [`GET /orders/${orderId}`],
    status: 200,
    missing: ['GET /orders/none'],
  },
  {
    name: 'POST /orders/{id}/settle',
    request: ({ orderId }) => [`POST /orders/${orderId}/settle`, {}],
    status: 200,
    missing: ['POST /orders/none/settle', {}],
  },
  {
    name: 'POST /orders/{id}/cancel',
    request: ({ orderId }) => [`POST /orders/${orderId}/cancel`, {}],
    status: 200,
    missing: ['POST /orders/none/cancel', {}],
  },
  { name: 'GET /invoices', request: () => ['GET /invoices'], status: 200 },
  {
    name: 'GET /invoices/{id}',
    request: ({ invoiceId }) => [`GET /invoices/${invoiceId}`],
    status: 200,
    missing: ['GET /invoices/none'],
  },
]

const problemOf = (code: string, status: number) => ({
  type: `urn:headroom:problem:${code}`,
  title: expect.any(String),
  ...{ code, status },
  detail: expect.any(String),
})

/** All that is kept of billing, to see that nothing was changed. */
const kept = async (host: MemoryHost) =>
  JSON.stringify([
    await billingOf(host),
    await invoicesOf(host),
    (await call(host, 'GET /orders')).body,
    await books(host),
  ])

describe('B1, T2: every route of billing, by role', () => {
  test.each(routes)('B1, T2, T3: $name', async ({ request, status, code }) => {
    for (const role of ROLES) {
      const { host, there } = await arranged()
      const [route, body] = request(there)
      const before = await kept(host)
      const answer = await call(host, route, { as: MEMBER[role], ...(body !== undefined && { body }) })
      if (role === 'owner' || role === 'admin') {
        expect([role, answer.status, answer.body.code]).toEqual([role, status, code])
        continue
      }
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect([role, answer.status, answer.body]).toEqual([
        ...[role, 403],
        {
          ...problemOf('role_required', 403),
          ...{ role, needs: ['owner', 'admin'], helps: ['ask_owner_or_admin'] },
        },
      ])
      expect(await kept(host)).toBe(before)
    }
  })

  test.each(routes.filter(({ missing }) => missing))('T3: $name: what is not there', async ({ missing }) => {
    const { host } = await arranged()
    const before = await kept(host)
    const [route, body] = missing ?? ['']
    const answer = await call(host, route, body === undefined ? {} : { body })
    expect([answer.status, answer.body]).toEqual([
      404,
      { ...problemOf('not_found', 404), what: expect.any(String) },
    ])
    expect(await kept(host)).toBe(before)
  })

  test('B1: who no longer may learns nothing of an order from its key', async () => {
    const host = await openHost()
    const { id } = await quote(host)
    await buy(host, { quoteId: id, key: 'one' })
    const asked = { quoteId: id, key: 'one', as: 'lea' }
    expect((await buy(host, asked)).body).toMatchObject({ code: 'role_required' })
  })
})

describe('T3: what is not as it should be', () => {
  const token = (change: object) => ({ kind: 'new', card: { ...visa, ...change } })
  test.each<[string, string, unknown]>([
    ['a pack that is not sold', 'POST /quotes', { ...pack, pack: 'actions_7' }],
    ['no packs', 'POST /quotes', packs(0)],
    ['21 packs', 'POST /quotes', packs(21)],
    ['half a pack', 'POST /quotes', packs(1.5)],
    ['less than nothing', 'POST /quotes', packs(-1)],
    ['a plan that is not there', 'POST /quotes', { ...upgradeTo('business'), plan: 'gold' }],
    ['a rhythm that is not there', 'POST /quotes', { ...upgradeTo('business'), cycle: 'weekly' }],
    ['nothing', 'POST /quotes', {}],
    ['a whole card number', 'POST /orders', { quoteId: 'q', pay: token({ last4: '424242424242' }) }],
    ['an empty token', 'POST /orders', { quoteId: 'q', pay: token({ token: '' }) }],
    ['month 13', 'POST /orders', { quoteId: 'q', pay: token({ expiry: { month: 13, year: 2029 } }) }],
    ['no card', 'POST /orders', { quoteId: 'q', pay: { kind: 'new' } }],
    ['a tax of more than all', 'PATCH /billing/details', { taxRate: 10_001 }],
    ['a tax below nothing', 'PATCH /billing/details', { taxRate: -1 }],
    ['a name of 201 characters', 'PATCH /billing/details', { legalName: 'x'.repeat(201) }],
  ])('T3: %s: 400, and nothing is changed', async (_what, route, body) => {
    const { host } = await arranged()
    const before = await kept(host)
    const answer = await call(host, route, { body })
    expect([answer.status, answer.body]).toEqual([
      400,
      { ...problemOf('invalid_input', 400), issues: expect.any(Array) },
    ])
    expect(answer.body.issues.length).toBeGreaterThan(0)
    expect(await kept(host)).toBe(before)
  })

  test.each([
    ['plan_sells_no_add_ons', 'unlimited', pack, ['upgrade']],
    ['not_an_upgrade', 'business', upgradeTo('unlimited'), ['upgrade']],
    // There is no plan above it.
    ['not_an_upgrade', 'enterprise', upgradeTo('unlimited'), []],
    ['by_contract', 'business', upgradeTo('enterprise'), ['contact_sales']],
    ['cycle_is_fixed', 'business', upgradeTo('business_plus', 'monthly'), ['keep_cycle']],
  ] as const)('T3, B11: %s on %s', async (reason, plan, wanted, helps) => {
    const host = await openHost()
    await call(host, 'PATCH /sandbox', { body: { plan } })
    const answer = await call(host, 'POST /quotes', { body: wanted })
    expect([answer.status, answer.body]).toEqual([
      409,
      { ...problemOf('order_refused', 409), plan, reason, nextOn: null, helps },
    ])
  })

  test('T3, B4: a saved card that is not there', async () => {
    const host = await openHost()
    expect(await buy(host, { saved: 'none' })).toMatchObject({
      status: 422,
      body: { ...problemOf('unknown_reference', 422), field: 'pay.id', value: 'none' },
    })
    expect((await call(host, 'GET /orders')).body.items).toEqual([])
  })
})

describe('B13: Idempotency-Keys', () => {
  /** Each route that changes something: what is asked, and what else would be asked under the same key. */
  const changes: {
    name: string
    ask: (there: There) => [string, unknown?]
    /** Undefined where there is nothing else to ask. */
    other: ((there: There) => [string, unknown?]) | null
    /** Undone first, so that a second change could be seen. */
    free?: true
  }[] = [
    {
      name: 'PATCH /billing/details',
      ask: () => ['PATCH /billing/details', { legalName: 'Acme, Inc.' }],
      other: () => ['PATCH /billing/details', { legalName: 'Bcme, Inc.' }],
    },
    {
      name: 'POST /billing/add-ons/{id}/cancel',
      ask: ({ addOnId }) => [`POST /billing/add-ons/${addOnId}/cancel`, {}],
      other: ({ addOnId }) => [`POST /billing/add-ons/${addOnId}/keep`, {}],
    },
    {
      name: 'POST /billing/add-ons/{id}/keep',
      ask: ({ addOnId }) => [`POST /billing/add-ons/${addOnId}/keep`, {}],
      other: ({ addOnId }) => [`POST /billing/add-ons/${addOnId}/cancel`, {}],
    },
    {
      name: 'POST /billing/payment-methods (another card)',
      ask: () => ['POST /billing/payment-methods', { card: card('amex') }],
      other: () => ['POST /billing/payment-methods', { card: card('jcb') }],
    },
    {
      name: 'POST /billing/payment-methods (another date)',
      ask: () => ['POST /billing/payment-methods', { card: card('amex') }],
      other: () => [
        'POST /billing/payment-methods',
        { card: { ...card('amex'), expiry: { month: 1, year: 2030 } } },
      ],
    },
    {
      name: 'DELETE /billing/payment-methods/{id}',
      ask: ({ otherMethodId }) => [`DELETE /billing/payment-methods/${otherMethodId}`],
      other: ({ methodId }) => [`DELETE /billing/payment-methods/${methodId}`],
    },
    {
      name: 'POST /billing/payment-methods/{id}/default',
      ask: ({ otherMethodId }) => [`POST /billing/payment-methods/${otherMethodId}/default`, {}],
      other: ({ methodId }) => [`POST /billing/payment-methods/${methodId}/default`, {}],
    },
    {
      name: 'POST /quotes',
      ask: () => ['POST /quotes', packs(2)],
      other: () => ['POST /quotes', packs(3)],
    },
    {
      name: 'POST /orders',
      ask: ({ quoteId, methodId }) => ['POST /orders', { quoteId, pay: { kind: 'saved', id: methodId } }],
      other: ({ quoteId, otherMethodId }) => [
        'POST /orders',
        { quoteId, pay: { kind: 'saved', id: otherMethodId } },
      ],
      free: true,
    },
    {
      name: 'POST /orders/{id}/settle',
      ask: ({ orderId }) => [`POST /orders/${orderId}/settle`, {}],
      other: ({ orderId }) => [`POST /orders/${orderId}/cancel`, {}],
    },
    {
      name: 'POST /orders/{id}/cancel',
      ask: ({ orderId }) => [`POST /orders/${orderId}/cancel`, {}],
      other: ({ orderId }) => [`POST /orders/${orderId}/settle`, {}],
    },
  ]

  test.each(changes)('$name: B13: the same key: the first answer again, once done', async change => {
    const { host, there } = await arranged()
    if (change.free) await call(host, `POST /orders/${there.orderId}/cancel`, { body: {} })
    const send = ([route, body]: [string, unknown?], key?: string, as?: string) =>
      call(host, route, {
        ...(body !== undefined && { body }),
        ...(key !== undefined && { key }),
        ...(as !== undefined && { as }),
      })
    const first = await send(change.ask(there), 'mine')
    expect(first.status).toBe(200)
    const after = await kept(host)
    // In another tab, and a day later.
    const beside = await openHost({ beside: host })
    host.clock.advance(24 * 3_600_000)
    for (const tab of [host, beside]) {
      const [route, body] = change.ask(there)
      const again = await call(tab, route, { key: 'mine', ...(body !== undefined && { body }) })
      expect([again.status, again.body]).toEqual([first.status, first.body])
    }
    expect(await kept(host)).toBe(after)

    const reused = { ...problemOf('idempotency_key_reused', 409), key: 'mine', helps: ['use_new_key'] }
    if (change.other) {
      const other = await send(change.other(there), 'mine')
      expect([other.status, other.body]).toEqual([409, reused])
    }
    // Another member's request is another one, though it says the same.
    const theirs = await send(change.ask(there), 'mine', 'kim')
    expect([theirs.status, theirs.body]).toEqual([409, reused])
    expect(await kept(host)).toBe(after)
  })

  test('B13: a key that another card was kept under changes nothing of that card', async () => {
    const host = await openHost()
    await call(host, 'POST /billing/payment-methods', { body: { card: visa }, key: 'mine' })
    const other = { card: card('declined_when_charged') }
    const reused = await call(host, 'POST /billing/payment-methods', { body: other, key: 'mine' })
    expect(reused.body.code).toBe('idempotency_key_reused')
    const [method] = (await billingOf(host)).paymentMethods
    expect((await buy(host, { saved: method?.id ?? '' })).body).toMatchObject({ state: 'paid' })
  })

  test('POST /orders/{id}/settle: B8, B13: the same key goes on with the order, and is for no other one', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    const settle = (id: string) => call(host, `POST /orders/${id}/settle`, { body: {}, key: 'mine' })
    expect((await settle(order.id)).body.state).toBe('requires_action')
    await call(host, `POST /sandbox/challenges/${order.challenge}`, { body: { passed: true } })
    for (const _time of [1, 2]) expect((await settle(order.id)).body.state).toBe('paid')
    const { body: second } = await buy(host, { card: card('three_d_secure') })
    const reused = { status: 409, body: { code: 'idempotency_key_reused' } }
    expect(await settle(second.id)).toMatchObject(reused)
    const left = await call(host, `POST /orders/${second.id}/cancel`, { body: {}, key: 'mine' })
    expect(left).toMatchObject(reused)
    expect((await call(host, `GET /orders/${second.id}`)).body.state).toBe('requires_action')
    expect((await books(host)).charges).toEqual([20_000])
  })

  test('B13: a key belongs to one route', async () => {
    const host = await openHost()
    const { body: quoted } = await call(host, 'POST /quotes', { body: pack, key: 'mine' })
    const reused = await buy(host, { quoteId: quoted.id, key: 'mine' })
    expect([reused.status, reused.body.code]).toEqual([409, 'idempotency_key_reused'])
    await buy(host, { quoteId: quoted.id, key: 'yours' })
    const quotedAgain = await call(host, 'POST /quotes', { body: pack, key: 'yours' })
    expect([quotedAgain.status, quotedAgain.body.code]).toEqual([409, 'idempotency_key_reused'])
  })

  test('B13: a refusal is a first answer too', async () => {
    const host = await openHost()
    const { body: waiting } = await buy(host, { card: card('three_d_secure') })
    const { id: quoteId } = await quote(host)
    const first = await buy(host, { quoteId, key: 'mine' })
    expect(first.body.code).toBe('order_open')
    await call(host, `POST /orders/${waiting.id}/cancel`, { body: {} })
    const again = await buy(host, { quoteId, key: 'mine' })
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect((await buy(host, { quoteId, key: 'another' })).body.state).toBe('paid')
  })

  test('B13: without a key each request is one of its own', async () => {
    const host = await openHost()
    const [first, second] = [await quote(host), await quote(host)]
    expect(first.id).not.toBe(second.id)
    expect((await buy(host, { quoteId: first.id })).body.state).toBe('paid')
    const again = await buy(host, { quoteId: first.id })
    expect([again.status, again.body.code, again.body.reason]).toEqual([409, 'quote_expired', 'used'])
    expect((await books(host)).charges).toEqual([20_000])
  })

  test('B13: a key is 1 to 255 characters long', async () => {
    const host = await openHost()
    const answer = await buy(host, { key: 'x'.repeat(256) })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input'])
    expect((await books(host)).charges).toEqual([])
    expect((await buy(host, { key: 'x'.repeat(255) })).body.state).toBe('paid')
  })
})
