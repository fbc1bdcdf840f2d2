import { describe, expect, test } from 'vitest'
import type { Decline } from '#domain/payment.ts'
import type { TestCard } from '#domain/test-cards.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import {
  allCards,
  answerBank,
  billingOf,
  books,
  buy,
  card,
  JULY,
  makeDefault,
  openHost,
  openOrdersOf,
  tokenOf,
} from '../support/purchases.ts'

const nothing = { plan: 'business', allowance: 10_000, addOns: [], charges: [], invoices: [], numbers: [] }
const bought = {
  ...{ plan: 'business', allowance: 15_000, addOns: ['1 x actions_5000'] },
  ...{ charges: [20_000], invoices: [20_000], numbers: ['HR-000001'] },
}

/** T3: what really helps. */
const HELPS: { [Reason in Decline]?: string[] } = {
  expired_card: ['check_card_details', 'use_another_card'],
  incorrect_cvc: ['check_card_details', 'use_another_card'],
  processing_error: ['try_again', 'use_another_card'],
  authentication_failed: ['try_again', 'use_another_card'],
}

const declinedWith = (decline: Decline) => ({
  status: 402,
  body: {
    type: 'urn:headroom:problem:card_declined',
    ...{ status: 402, code: 'card_declined', decline, helps: HELPS[decline] ?? ['use_another_card'] },
    orderId: expect.any(String),
  },
})

/** Why it is not charged, without 3-D Secure. */
const declineOf = ({ behaviour }: TestCard): Decline | null =>
  behaviour.kind === 'declines' || behaviour.kind === 'declines_when_charged' ? behaviour.decline : null

const passing = allCards.filter(({ behaviour }) => behaviour.kind === 'passes')
const declining = allCards.filter(one => declineOf(one) !== null)
const challenging = allCards.filter(({ behaviour }) => behaviour.kind === 'challenges')

test('B8: each of the sandbox’s cards is one of these', () => {
  expect([passing.length, declining.length, challenging.length]).toEqual([9, 8, 5])
  expect(passing.length + declining.length + challenging.length).toBe(allCards.length)
})

describe('B8: cards that pass', () => {
  test.each(passing)('POST /orders: B4, B8: $token, $brand $last4: paid, granted and invoiced', async one => {
    const host = await openHost()
    const { status, body } = await buy(host, { card: tokenOf(one) })
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'paid' })
    expect(await books(host)).toEqual(bought)
    const invoice = (await call(host, `GET /invoices/${body.invoiceId}`)).body
    expect(invoice).toMatchObject({ total: 20_000, card: { brand: one.brand, last4: one.last4 } })
    // It is kept, and the one that renewals are charged to.
    expect((await billingOf(host)).paymentMethods).toMatchObject([{ ...tokenless(one), isDefault: true }])
  })
})

const tokenless = ({ brand, last4 }: TestCard) => ({ brand, last4 })

describe('B8: cards that are declined', () => {
  test.each(declining)('POST /orders: B8: $token, $last4: says why, and nothing is granted', async one => {
    const host = await openHost()
    const decline = declineOf(one) ?? 'no_card'
    expect(await buy(host, { card: tokenOf(one), key: 'one' })).toMatchObject(declinedWith(decline))
    expect(await books(host)).toEqual(nothing)
    expect((await billingOf(host)).paymentMethods).toEqual([])
    // Nothing is left open that would stand in another card's way; the quote can still be agreed to.
    expect(await openOrdersOf(host)).toEqual([])
    expect((await buy(host)).body).toMatchObject({ state: 'paid' })
    expect(await books(host)).toEqual(bought)
  })

  test('B8, B13: declined, the same key again is declined again; the quote stays good for another card', async () => {
    const host = await openHost()
    const { body: quoted } = await call(host, 'POST /quotes', {
      body: { kind: 'add_on', pack: 'actions_5000', quantity: 1 },
    })
    const asked = { quoteId: quoted.id, card: card('insufficient_funds'), key: 'one' }
    const first = await buy(host, asked)
    expect(first).toMatchObject(declinedWith('insufficient_funds'))
    const again = await buy(host, asked)
    expect({ ...again, headers: null }).toEqual({ ...first, headers: null })
    const paid = await buy(host, { quoteId: quoted.id, key: 'two' })
    expect(paid.body).toMatchObject({ state: 'paid', total: 20_000 })
    expect((await buy(host, asked)).body).toEqual(first.body)
    expect(await books(host)).toEqual(bought)
  })

  test('POST /billing/payment-methods: B8: a card that the bank refuses is not kept', async () => {
    const host = await openHost()
    for (const one of declining.filter(({ behaviour }) => behaviour.kind === 'declines')) {
      const answer = await call(host, 'POST /billing/payment-methods', { body: { card: tokenOf(one) } })
      expect(answer).toMatchObject({
        status: 402,
        body: { ...declinedWith(declineOf(one) ?? 'no_card').body, orderId: null },
      })
    }
    expect((await billingOf(host)).paymentMethods).toEqual([])
  })

  test('B8, B9: a token that is none of the sandbox’s is declined', async () => {
    const host = await openHost()
    const made = { ...card('visa'), token: 'tok_made_up' }
    expect(await buy(host, { card: made })).toMatchObject(declinedWith('generic_decline'))
    expect(await books(host)).toEqual(nothing)
  })
})

describe('B8: cards that ask for 3-D Secure', () => {
  test.each(challenging)(
    'B8: $token, $last4: nothing is granted while the bank waits; failed, it is declined',
    async one => {
      const host = await openHost()
      const { status, body: order } = await buy(host, { card: tokenOf(one) })
      expect({ status, state: order.state, decline: order.decline }).toEqual({
        ...{ status: 200, state: 'requires_action', decline: null },
      })
      expect(order.challenge).toEqual(expect.any(String))
      expect(await books(host)).toEqual(nothing)
      expect(await openOrdersOf(host)).toEqual([order])
      // Asking again while nobody has answered changes nothing.
      expect((await call(host, `POST /orders/${order.id}/settle`, { body: {} })).body).toEqual(order)
      expect(await answerBank(host, order, false)).toMatchObject(declinedWith('authentication_failed'))
      expect(await books(host)).toEqual(nothing)
      expect(await openOrdersOf(host)).toEqual([])
      // Too late: what failed stays failed.
      expect(await answerBank(host, order, true)).toMatchObject(declinedWith('authentication_failed'))
      expect(await books(host)).toEqual(nothing)
    },
  )

  test.each(challenging)('B8: $token, $last4: passed', async one => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: tokenOf(one), key: 'one' })
    const { status, body } = await answerBank(host, order, true)
    const then = one.behaviour.kind === 'challenges' ? one.behaviour.declines : null
    if (then) {
      expect({ status, body }).toMatchObject(declinedWith(then))
      expect(await books(host)).toEqual(nothing)
    } else {
      expect({ status, state: body.state, challenge: body.challenge }).toEqual({
        ...{ status: 200, state: 'paid', challenge: null },
      })
      expect(await books(host)).toEqual(bought)
      // However often it is asked for, and by whichever way.
      await answerBank(host, order, true)
      await buy(host, { card: tokenOf(one), key: 'one', quoteId: order.quoteId })
      await host.app.runJobs()
      expect(await books(host)).toEqual(bought)
    }
  })

  test('POST /orders/{id}/cancel: B8: the bank’s page is left: given up, and never charged any more', async () => {
    for (const one of challenging) {
      const host = await openHost()
      const { body: order } = await buy(host, { card: tokenOf(one) })
      const left = await call(host, `POST /orders/${order.id}/cancel`, { body: {} })
      expect(left).toMatchObject({ status: 200, body: { state: 'canceled', challenge: null } })
      expect((await answerBank(host, order, true)).body).toMatchObject({ state: 'canceled' })
      await host.app.runJobs()
      expect(await books(host)).toEqual(nothing)
      expect(await openOrdersOf(host)).toEqual([])
      expect((await buy(host)).body.state).toBe('paid')
    }
  })

  test('GET /orders: B8: while the bank waits no other order can be paid, in any tab', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    const other = await buy(host)
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'order_open', orderId: order.id, helps: ['settle_order'] },
    })
    await call(host, `POST /orders/${order.id}/cancel`, { body: {} })
    expect((await buy(host)).body.state).toBe('paid')
    expect(await books(host)).toEqual(bought)
  })

  test('POST /orders/{id}/settle: B7, B8: passed at the bank, the page gone: another tab grants it', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    await call(host, `POST /sandbox/challenges/${order.challenge}`, { body: { passed: true } })
    const beside = await openHost({ beside: host })
    await call(beside, `POST /orders/${order.id}/settle`, { body: {} })
    expect(await books(host)).toEqual(bought)
  })

  test('B7, B8: passed at the bank, then left in the app: charged is granted all the same', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    await call(host, `POST /sandbox/challenges/${order.challenge}`, { body: { passed: true } })
    const left = await call(host, `POST /orders/${order.id}/cancel`, { body: {} })
    expect(left.body).toMatchObject({ state: 'paid' })
    expect(await books(host)).toEqual(bought)
  })

  test('GET /orders/{id}: B8: nobody answers the bank: after an hour it is given up for them, not before', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    const state = async () => (await call(host, `GET /orders/${order.id}`)).body.state
    host.clock.advance(60 * 60_000)
    await host.app.runJobs()
    expect(await state()).toBe('requires_action')
    host.clock.advance(1)
    await host.app.runJobs()
    expect(await state()).toBe('canceled')
    expect((await answerBank(host, order, true)).body.state).toBe('canceled')
    expect(await books(host)).toEqual(nothing)
  })

  test('POST /sandbox/challenges/{challenge}: B8: what the bank never asked, or was answered already, changes nothing', async () => {
    const host = await openHost()
    const answer = (challenge: string | null, passed: boolean) =>
      call(host, `POST /sandbox/challenges/${challenge}`, { body: { passed } })
    expect((await answer('none', true)).status).toBe(200)
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    await answer(order.challenge, false)
    await answer(order.challenge, true)
    expect((await call(host, `POST /orders/${order.id}/settle`, { body: {} })).status).toBe(402)
    expect(await books(host)).toEqual(nothing)
    // Of another order's: each has its own.
    const { body: second } = await buy(host, { card: card('three_d_secure') })
    expect(second.challenge).not.toBe(order.challenge)
    await answer(order.challenge, true)
    expect((await call(host, `POST /orders/${second.id}/settle`, { body: {} })).body).toEqual(second)
    const real = await openHost({ sandbox: false })
    const away = await call(real, `POST /sandbox/challenges/${second.challenge}`, { body: { passed: true } })
    expect(away.status).toBe(404)
  })

  test('T1, B8: the hour is one of the service’s clock, which designers have moved', async () => {
    const host = await openHost()
    await call(host, 'POST /sandbox/clock', { body: { to: new Date(JULY + 86_400_000).toISOString() } })
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    const state = async () => (await call(host, `GET /orders/${order.id}`)).body.state
    await host.app.runJobs()
    expect(await state()).toBe('requires_action')
    await call(host, 'POST /sandbox/clock', {
      body: { to: new Date(JULY + 86_400_000 + 3_600_001).toISOString() },
    })
    await host.app.runJobs()
    expect(await state()).toBe('canceled')
  })
})

describe('B4: saved cards', () => {
  const shown = async (host: MemoryHost) =>
    (await billingOf(host)).paymentMethods.map(({ last4, isDefault }) => `${last4} ${isDefault}`)

  test('B4: paid with a saved card, which is the first one or another; the default stays', async () => {
    const host = await openHost()
    await buy(host)
    await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
    expect(await shown(host)).toEqual(['4242 true', '4444 false'])
    for (const { id, brand, last4 } of (await billingOf(host)).paymentMethods) {
      const { body: order } = await buy(host, { saved: id })
      expect(order.state).toBe('paid')
      const { body: invoice } = await call(host, `GET /invoices/${order.invoiceId}`)
      expect(invoice.card).toEqual({ brand, last4 })
    }
    expect(await shown(host)).toEqual(['4242 true', '4444 false'])
    expect((await books(host)).charges).toEqual([20_000, 20_000, 20_000])
  })

  test('B4: a new card that was paid with is kept, and is the default; typed again it is the same one', async () => {
    const host = await openHost()
    await buy(host)
    await buy(host, { card: card('mastercard') })
    expect(await shown(host)).toEqual(['4444 true', '4242 false'])
    await buy(host)
    expect(await shown(host)).toEqual(['4242 true', '4444 false'])
  })

  test('B4: a card that is saved again stays in its place', async () => {
    const host = await openHost()
    for (const name of ['visa', 'mastercard', 'visa']) {
      await call(host, 'POST /billing/payment-methods', { body: { card: card(name) } })
    }
    expect(await shown(host)).toEqual(['4242 true', '4444 false'])
  })

  test('DELETE /billing/payment-methods/{id}: B4: forgotten; the next one is the default then, and no order is paid with it', async () => {
    const host = await openHost()
    await makeDefault(host, card('mastercard'))
    const first = await makeDefault(host, card('visa'))
    expect(await shown(host)).toEqual(['4242 true', '4444 false'])
    const { status, body } = await call(host, `DELETE /billing/payment-methods/${first}`)
    expect([status, body.paymentMethods.length]).toEqual([200, 1])
    expect(await shown(host)).toEqual(['4444 true'])
    expect(await buy(host, { saved: first })).toMatchObject({
      status: 422,
      body: { code: 'unknown_reference', field: 'pay.id' },
    })
    expect(await books(host)).toEqual(nothing)
  })

  test('B4, B9: what is known of a card is its brand, last four digits and expiry; not even its id at the processor', async () => {
    const host = await openHost()
    await buy(host)
    const [method] = (await billingOf(host)).paymentMethods
    expect(Object.keys(method ?? {}).sort()).toEqual(['brand', 'expiry', 'id', 'isDefault', 'last4'])
    const all = JSON.stringify([
      await billingOf(host),
      await openOrdersOf(host),
      (await call(host, 'GET /invoices')).body,
    ])
    expect(all).not.toContain('pm_')
    expect(all).not.toContain('tok_')
  })
})

describe('B10: cards at a renewal, when nobody is there', () => {
  test.each([
    ['visa', null],
    ['declined_when_charged', 'generic_decline'],
    // Kept and passed once, this one asks no more.
    ['three_d_secure', null],
    ['three_d_secure_always', 'authentication_failed'],
    ['three_d_secure_2', 'authentication_failed'],
    ['three_d_secure_declined', 'authentication_failed'],
  ])('B8, B10: tok_%s: %s', async (name, decline) => {
    const host = await openHost()
    await buy(host)
    await makeDefault(host, card(name))
    host.clock.set(Date.parse('2027-01-01T08:00:00Z') as typeof JULY)
    await host.app.runJobs()
    const { pastDue } = await billingOf(host)
    expect(pastDue?.decline ?? null).toBe(decline)
    expect((await books(host)).numbers).toHaveLength(decline ? 1 : 2)
  })
})
