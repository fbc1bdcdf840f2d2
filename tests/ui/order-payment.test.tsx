import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createApi } from '#api/api.ts'
import type { QuoteView } from '#contract/billing.ts'
import type { BankAnswer } from '#contract/card-frame.ts'
import { createPayment } from '#features/billing/order/payment.ts'
import type { Agreed } from '#features/billing/order/payment-state.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { chargesOf } from '#hosts/processor/sandbox-processor.ts'
import { studio } from '../support/studio.ts'

// A payment without its panel, on the real service: what is known of it at every moment, whatever is lost on the way.

const PATIENCE = { waits: [0, 0], most: 1_000 }

/** A request is served, never arrives, or is served and its answer lost. */
const FATES = ['served', 'cut', 'lost', 'fails'] as const
type Fate = (typeof FATES)[number] | 'denied'

const problem = (body: { status: number; code: string }) =>
  Response.json(body, { status: body.status, headers: { 'content-type': 'application/problem+json' } })

const cards = {
  passes: { token: 'tok_visa', brand: 'visa', last4: '4242' },
  declines: { token: 'tok_insufficient_funds', brand: 'visa', last4: '9995' },
  asks: { token: 'tok_three_d_secure_always', brand: 'visa', last4: '3184' },
  'asks, then declines': { token: 'tok_three_d_secure_declined', brand: 'visa', last4: '1629' },
} as const

async function begin(card: keyof typeof cards, fates: Fate[] = []) {
  const host = await createMemoryHost({ scenario: studio() })
  const keys: (string | null)[] = []
  const { client } = createApi({
    async fetch(request) {
      const { pathname } = new URL(request.url)
      const pays = request.method === 'POST' && pathname.endsWith('/orders')
      if (pays) keys.push(request.headers.get('idempotency-key'))
      const fate = pathname.includes('/quotes') ? 'served' : (fates.shift() ?? 'served')
      if (fate === 'denied') return problem({ status: 403, code: 'role_required' })
      if (fate === 'cut') throw new TypeError('Failed to fetch')
      const answer = await host.fetch(request)
      if (fate === 'lost') throw new TypeError('Failed to fetch')
      if (fate === 'fails') return problem({ status: 500, code: 'internal_error' })
      return answer
    },
    token: () => null,
  })
  const quote: QuoteView = await client.quotes.create({ kind: 'add_on', pack: 'actions_5000', quantity: 1 })
  const run = createPayment({ client, patience: PATIENCE, cardPatience: 30 })
  const agree = async (): Promise<Agreed> => ({
    key: crypto.randomUUID(),
    quote,
    pay: { kind: 'new', card: { ...cards[card], expiry: { month: 8, year: 2029 } } },
    card: cards[card],
  })
  return { run, agree, keys, charges: async () => (await chargesOf(host)).length }
}

test('B7: ten presses at once are one order', async () => {
  const { run, agree, keys, charges } = await begin('passes')
  await Promise.all(Array.from({ length: 10 }, () => run.pay(agree)))
  expect(run.state().kind).toBe('paid')
  expect(keys).toHaveLength(1)
  expect(await charges()).toBe(1)
})

test('B7, B8, B13: whatever is lost on the way, it is charged once at most, and what it says is so', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(cards) as (keyof typeof cards)[])),
      fc.array(fc.constantFrom(...FATES), { maxLength: 14 }),
      fc.array(
        fc.constantFrom<BankAnswer | 'check' | 'give up'>('passed', 'failed', 'left', 'check', 'give up'),
        {
          maxLength: 6,
        },
      ),
      async (card, fates, acts) => {
        const { run, agree, keys, charges } = await begin(card, fates)
        await run.pay(agree)
        for (const act of acts) {
          if (act === 'check') await run.check()
          else if (act === 'give up') await run.giveUp()
          else await run.answer(act)
        }
        const { kind } = run.state()
        expect(['paid', 'choosing', 'confirming', 'unknown']).toContain(kind)
        if (kind === 'paid') expect(await charges()).toBe(1)
        else if (kind === 'unknown') expect(await charges()).toBeLessThanOrEqual(1)
        else expect(await charges()).toBe(0)
        // One press is one key, however often it is asked for.
        expect(new Set(keys).size).toBeLessThanOrEqual(1)
        // Once answers come again, it is known.
        fates.length = 0
        await run.check()
        if (kind === 'unknown') expect(run.state().kind).not.toBe('unknown')
        expect(await charges()).toBe(run.state().kind === 'paid' ? 1 : 0)
      },
    ),
    { numRuns: 150 },
  )
})

test('B8: card fields that never answer, or fail, are said; nothing is charged, and it can be pressed again', async () => {
  const { run, agree, keys, charges } = await begin('passes')
  let answerLate = () => {}
  await run.pay(
    () =>
      new Promise(resolve => {
        answerLate = () => void agree().then(resolve)
      }),
  )
  const silent = { kind: 'choosing', said: { kind: 'card_silent' } }
  expect(run.state()).toEqual(silent)
  await run.pay(() => Promise.reject(new Error('The frame is gone')))
  expect(run.state()).toEqual(silent)
  await run.pay(agree)
  expect(run.state().kind).toBe('paid')
  answerLate()
  await agree()
  expect(keys).toHaveLength(1)
  expect(await charges()).toBe(1)
})

test('B13: another press after an answer is another order, under another key', async () => {
  const { run, agree, keys, charges } = await begin('declines')
  await run.pay(agree)
  expect(run.state()).toMatchObject({
    said: { kind: 'declined', decline: 'insufficient_funds' },
  })
  await run.pay(agree)
  expect(new Set(keys).size).toBe(2)
  expect(await charges()).toBe(0)
})

test('B7: turned away after an answer was lost, it is not known what came of the first; at once, nothing was done', async () => {
  const later = await begin('passes', ['lost', 'denied', 'denied'])
  await later.run.pay(later.agree)
  expect(later.run.state().kind).toBe('unknown')
  expect(await later.charges()).toBe(1)
  const first = await begin('passes', ['denied'])
  await first.run.pay(first.agree)
  expect(first.run.state()).toMatchObject({ kind: 'choosing', said: { kind: 'refused' } })
  expect(await first.charges()).toBe(0)
})
