import { describe, expect, test } from 'vitest'
import type { WorkspaceId } from '#domain/brand.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { type Answer, call } from '../support/call.ts'
import { billingOf, buy, card, openHost, quote, visa } from '../support/purchases.ts'

/** A published test card, and what is left of it however it is written. */
const NUMBER = '4242424242424242'
const SPACED = '4242 4242 4242 4242'

/** All that is kept, of the workspace and by the processor, keys included. */
async function rows({ store }: MemoryHost): Promise<string> {
  const all = (workspace: WorkspaceId) => store.read(workspace, tx => tx.scan([]))
  return JSON.stringify([await all(WORKSPACE_ID), await all('sandbox-processor' as WorkspaceId)])
}

const digitsIn = (text: string) => text.replace(/(?<=\d)[ _-](?=\d)/g, '')

async function expectNowhere(host: MemoryHost, answer: Answer): Promise<void> {
  expect(digitsIn(JSON.stringify(answer.body))).not.toContain(NUMBER)
  expect(digitsIn(await rows(host))).not.toContain(NUMBER)
}

const numberIn: [string, object][] = [
  ['as the token', { token: NUMBER }],
  ['as the token, spaced', { token: SPACED }],
  ['in the token', { token: `tok_${NUMBER}` }],
  ['in the token, spaced', { token: 'tok_4242_4242_4242_4242' }],
  ['in the token, with words around it', { token: `tok_visa_${NUMBER}_kept` }],
  ['as the last four digits', { last4: NUMBER }],
  ['as the brand', { brand: NUMBER }],
  ['as the year', { expiry: { month: 8, year: Number(NUMBER) } }],
  ['as the month', { expiry: { month: Number(NUMBER), year: 2039 } }],
]

describe('B9: a card’s number where a token belongs', () => {
  test.each(numberIn)('POST /orders: B9: %s: 400, and it is nowhere', async (_where, change) => {
    const host = await openHost()
    const { id: quoteId } = await quote(host)
    const body = { quoteId, pay: { kind: 'new', card: { ...visa, ...change } } }
    const answer = await call(host, 'POST /orders', { body, key: 'mine' })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input'])
    await expectNowhere(host, answer)
    // The key was not used up.
    expect((await buy(host, { quoteId, key: 'mine' })).body.state).toBe('paid')
  })

  test.each(numberIn)(
    'POST /billing/payment-methods: B9: %s: 400, and it is nowhere',
    async (_where, change) => {
      const host = await openHost()
      const body = { card: { ...visa, ...change } }
      const answer = await call(host, 'POST /billing/payment-methods', { body, key: 'mine' })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input'])
      await expectNowhere(host, answer)
      expect((await billingOf(host)).paymentMethods).toEqual([])
    },
  )

  test.each([
    ['the quote’s id', { quoteId: NUMBER, pay: { kind: 'new', card: visa } }],
    ['the quote’s id, spaced', { quoteId: SPACED, pay: { kind: 'new', card: visa } }],
    ['the saved card’s id', { quoteId: 'none', pay: { kind: 'saved', id: NUMBER } }],
  ])('POST /orders: B9: in place of %s: 400, and it is nowhere', async (_where, body) => {
    const host = await openHost()
    const answer = await call(host, 'POST /orders', { body, key: 'mine' })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input'])
    await expectNowhere(host, answer)
  })

  test('B9: what no field is there for is not kept', async () => {
    const host = await openHost()
    const { id: quoteId } = await quote(host)
    const more = { number: NUMBER, cvc: '987' }
    const body = { quoteId, pay: { kind: 'new', card: { ...visa, ...more }, ...more }, ...more }
    const answer = await call(host, 'POST /orders', { body, key: 'mine' })
    expect(answer.body.state).toBe('paid')
    await expectNowhere(host, answer)
  })

  test('B9: the check sees what is kept', async () => {
    const host = await openHost()
    await call(host, 'PATCH /billing/details', { body: { taxId: SPACED }, key: 'mine' })
    await expect(expectNowhere(host, await call(host, 'GET /quotes'))).rejects.toThrow(NUMBER)
  })

  test.each(['TOK_VISA', 'tok_Visa', 'pm_card_visa', 'visa', 'tok_', 'tok_visa ', `tok_${'a'.repeat(61)}`])(
    'B9: %s is no token',
    async token => {
      const host = await openHost()
      const answer = await call(host, 'POST /billing/payment-methods', { body: { card: { ...visa, token } } })
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input'])
      expect(answer.body.issues).toEqual([{ path: 'card.token', message: 'is not a token of a card' }])
    },
  )
})

describe('B9, B12: what is known of a card comes from the processor', () => {
  const lie = { ...visa, brand: 'amex', last4: '1234' } as const
  const truth = { brand: 'visa', last4: '4242' }

  test('POST /orders: B9, B12: a card that says it is another one is invoiced and kept as what it is', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, { card: lie })
    const { body: invoice } = await call(host, `GET /invoices/${order.invoiceId}`)
    expect(invoice.card).toEqual(truth)
    expect((await billingOf(host)).paymentMethods).toMatchObject([{ ...truth, expiry: visa.expiry }])
  })

  test('POST /orders: B9: after 3-D Secure too', async () => {
    const host = await openHost()
    const { body: order } = await buy(host, {
      card: { ...card('three_d_secure'), brand: 'amex', last4: '1234' },
    })
    await call(host, `POST /sandbox/challenges/${order.challenge}`, { body: { passed: true } })
    const { body: paid } = await call(host, `POST /orders/${order.id}/settle`, { body: {} })
    const { body: invoice } = await call(host, `GET /invoices/${paid.invoiceId}`)
    expect(invoice.card).toEqual({ brand: 'visa', last4: '3155' })
  })

  test('POST /billing/payment-methods: B9: kept as what it is, and once, whatever it says', async () => {
    const host = await openHost()
    for (const one of [visa, lie]) await call(host, 'POST /billing/payment-methods', { body: { card: one } })
    expect((await billingOf(host)).paymentMethods).toMatchObject([{ ...truth, isDefault: true }])
  })
})
