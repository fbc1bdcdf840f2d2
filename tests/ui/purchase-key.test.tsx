import { expect, test } from 'vitest'
import { createApi } from '#api/api.ts'
import { problemOf } from '#api/problem.ts'
import { books, card, openHost, visa } from '../support/purchases.ts'

/** The client on a service whose answers can be lost on the way; `keys` are those of the requests that change something. */
async function clientOf() {
  const host = await openHost()
  const keys: (string | null)[] = []
  const line = { isCut: false }
  const { client } = createApi({
    token: () => null,
    async fetch(request) {
      if (request.method !== 'GET') keys.push(request.headers.get('idempotency-key'))
      const answer = await host.fetch(request)
      if (line.isCut) throw new TypeError('Failed to fetch')
      return answer
    },
  })
  const quoteId = (await client.quotes.create({ kind: 'add_on', pack: 'actions_5000', quantity: 1 })).id
  return { host, client, keys, line, quoteId }
}

test('B13: a request that changes something has a key of its own, or the one that it is given', async () => {
  const { client, keys, quoteId } = await clientOf()
  const pay = { kind: 'new', card: card('declined') } as const
  for (const context of [{}, {}, { idempotencyKey: 'mine' }]) {
    await client.orders.create({ quoteId, pay }, { context }).catch(() => undefined)
  }
  expect(new Set(keys).size).toBe(4)
  expect(keys.slice(0, 3)).toEqual(Array(3).fill(expect.stringMatching(/^[\da-f-]{36}$/)))
  expect(keys[3]).toBe('mine')
})

test('B7, B13: the answer was lost: the same key again goes on with the same order', async () => {
  const { host, client, line, quoteId } = await clientOf()
  const agree = () =>
    client.orders.create(
      { quoteId, pay: { kind: 'new', card: visa } },
      { context: { idempotencyKey: 'mine' } },
    )
  line.isCut = true
  await expect(agree()).rejects.toThrow('Failed to fetch')
  line.isCut = false
  expect(await agree()).toMatchObject({ state: 'paid', total: 20_000 })
  expect(await books(host)).toMatchObject({ charges: [20_000], numbers: ['HR-000001'] })
})

test('B8, T3: what a card was declined for reaches the interface by its code', async () => {
  const { client, quoteId } = await clientOf()
  const pay = { kind: 'new', card: card('insufficient_funds') } as const
  const error = await client.orders.create({ quoteId, pay }).catch((thrown: unknown) => thrown)
  expect(problemOf(error)).toMatchObject({
    code: 'card_declined',
    data: { decline: 'insufficient_funds', helps: ['use_another_card'] },
  })
})
