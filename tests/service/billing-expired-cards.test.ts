import { describe, expect, test } from 'vitest'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import { at, billingOf, books, buy, card, JULY, makeDefault, openHost, visa } from '../support/purchases.ts'

const until = (month: number, year: number, name = 'visa') => ({ ...card(name), expiry: { month, year } })
const charges = async (host: MemoryHost) => (await books(host)).charges
const declined = { status: 402, body: { code: 'card_declined', decline: 'expired_card' } }

describe('B8: a card whose date has passed', () => {
  test.each([
    ['last month', until(6, 2026)],
    ['years ago', { ...until(1, 1999), expiry: { month: 1, year: 2000 } }],
    ['last month, and it would ask for 3-D Secure', until(6, 2026, 'three_d_secure')],
  ])('POST /orders: B8: %s: declined as expired, and nothing is granted', async (_when, expired) => {
    const host = await openHost()
    expect(await buy(host, { card: expired })).toMatchObject(declined)
    expect(await books(host)).toMatchObject({ charges: [], invoices: [], addOns: [] })
    expect((await billingOf(host)).paymentMethods).toEqual([])
  })

  test('POST /billing/payment-methods: B8: it is not saved, and the key’s answer stays', async () => {
    const host = await openHost()
    const save = (key: string, given = until(6, 2026)) =>
      call(host, 'POST /billing/payment-methods', { body: { card: given }, key })
    const first = await save('mine')
    expect(first).toMatchObject(declined)
    expect((await save('mine')).body).toEqual(first.body)
    expect((await save('mine', visa)).body.code).toBe('idempotency_key_reused')
    expect((await billingOf(host)).paymentMethods).toEqual([])
  })

  test('POST /billing/payment-methods: B8: nor is one with a date that no card has', async () => {
    const host = await openHost()
    const answer = await call(host, 'POST /billing/payment-methods', { body: { card: until(8, 2099) } })
    expect([answer.status, answer.body.decline]).toEqual([402, 'generic_decline'])
  })

  test('B8, T1: a card is good until its month is over in Pacific Time, by the clock that designers have moved', async () => {
    const host = await openHost()
    const id = await makeDefault(host, until(7, 2026))
    const to = (text: string) => call(host, 'POST /sandbox/clock', { body: { to: text } })
    await to('2026-08-01T06:59:00.000Z')
    expect((await buy(host, { saved: id })).body.state).toBe('paid')
    await to('2026-08-01T07:00:00.000Z')
    expect(await buy(host, { saved: id })).toMatchObject(declined)
    expect(await charges(host)).toHaveLength(1)
    // Another one pays.
    expect((await buy(host)).body.state).toBe('paid')
  })

  test('B8, B10: a renewal months later is declined as expired, and the next card pays it', async () => {
    const host = await openHost()
    await buy(host, { card: until(9, 2026) })
    host.clock.set(at('2027-01-01T08:00:00Z'))
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue?.decline).toBe('expired_card')
    expect(await charges(host)).toHaveLength(1)
    await makeDefault(host, card('mastercard'))
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).toBe(null)
    expect(await charges(host)).toHaveLength(2)
  })

  test('B13: a card that was saved under a key while it was good answers the same when its month is over', async () => {
    const host = await openHost({ at: at('2026-07-31T19:00:00Z') })
    const save = () =>
      call(host, 'POST /billing/payment-methods', { body: { card: until(7, 2026) }, key: 'mine' })
    const first = await save()
    expect(first.status).toBe(200)
    host.clock.set(at('2026-08-01T19:00:00Z'))
    const again = await save()
    expect([again.status, again.body]).toEqual([200, first.body])
  })
})

describe('B8, S1: cards that a scenario has from the start', () => {
  const wanted = { kind: 'add_on', pack: 'actions_1000', quantity: 1 }

  test('B8: the usual card pays until its date, and is declined as expired from then on', async () => {
    const host = await createMemoryHost({ scenario: 'default' })
    const [method] = (await billingOf(host)).paymentMethods
    expect(method?.expiry).toEqual({ month: 8, year: 2029 })
    const paid = await buy(host, { saved: method?.id ?? '', wanted })
    expect(paid.body.state).toBe('paid')
    host.clock.set(at('2030-01-01T08:00:00Z'))
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue?.decline).toBe('expired_card')
  })

  test('B8: expired-card: its card is declined as expired', async () => {
    const host = await createMemoryHost({ scenario: 'expired-card' })
    const [method] = (await billingOf(host)).paymentMethods
    expect(await buy(host, { saved: method?.id ?? '', wanted })).toMatchObject(declined)
  })
})

describe('B13: one key, two cards', () => {
  test('POST /billing/payment-methods: B9, B13: killed once the processor had the card: another card under that key is another card', async () => {
    const host = await openHost()
    let dies = true
    const dying = await openHost({
      beside: host,
      payments: processor => ({
        ...processor,
        async saveCard(...given) {
          const saved = await processor.saveCard(...given)
          if (dies) throw new Error('The page is gone')
          return saved
        },
      }),
    })
    const save = (name: string, as = 'ana') =>
      call(dying, 'POST /billing/payment-methods', { body: { card: card(name) }, key: 'mine', as })
    expect((await save('declined_when_charged')).status).toBe(500)
    dies = false
    expect((await save('mastercard')).body.paymentMethods).toMatchObject([{ last4: '4444' }])
    const [method] = (await billingOf(host)).paymentMethods
    expect((await buy(host, { saved: method?.id ?? '' })).body).toMatchObject({ state: 'paid' })
  })

  test('POST /billing/payment-methods: B9, B13: so it is once the key has run out, and for another member', async () => {
    const host = await openHost()
    const save = (name: string, as: string) =>
      call(host, 'POST /billing/payment-methods', { body: { card: card(name) }, key: 'mine', as })
    await save('declined_when_charged', 'ana')
    host.clock.set((JULY + 3 * 86_400_000) as typeof JULY)
    await save('mastercard', 'kim')
    host.clock.set((JULY + 6 * 86_400_000) as typeof JULY)
    await save('visa', 'ana')
    const { paymentMethods } = await billingOf(host)
    expect(paymentMethods.map(({ last4 }) => last4)).toEqual(['0341', '4444', '4242'])
    const outcomes: unknown[] = []
    for (const { id } of paymentMethods) {
      const { body } = await buy(host, { saved: id })
      outcomes.push(body.state ?? body.decline)
    }
    expect(outcomes).toEqual(['generic_decline', 'paid', 'paid'])
  })
})
