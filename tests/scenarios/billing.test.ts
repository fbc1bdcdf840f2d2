import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { BillingView, InvoiceView, OrderView, QuoteView } from '#contract/billing.ts'
import type { MailView } from '#contract/mails.ts'
import type { Instant } from '#domain/brand.ts'
import type { Decline } from '#domain/payment.ts'
import { testCardOf } from '#domain/test-cards.ts'
import { dayStart, monthStart, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { catalog, scenarioNamed } from '#scenarios/catalog.ts'
import { expectBillingToAgree } from '../support/billing-agreement.ts'
import { call } from '../support/call.ts'

const contents = catalog.filter(({ faults, actAs }) => !faults && !actAs).map(({ name }) => name)
const billingNames = catalog.filter(({ group }) => group === 'Billing').map(({ name }) => name)

/** When someone might look, the days on which cycles begin and end among them. */
const readings: [string, Instant][] = [
  ['any day', USUAL_NOW],
  ['the first instant of a year', Date.UTC(2027, 0, 1, 8) as Instant],
  ['the last instant of a year', (Date.UTC(2027, 0, 1, 8) - 1) as Instant],
  ['the first instant of a month', monthStart(usageMonthOf(USUAL_NOW))],
  ['the last instant of a month', (resetOf(usageMonthOf(USUAL_NOW)) - 1) as Instant],
  ['the hour that spring skips', Date.UTC(2026, 2, 8, 10) as Instant],
  ['the hour that autumn repeats', Date.UTC(2026, 10, 1, 9, 30) as Instant],
  ['a leap day', Date.UTC(2028, 1, 29, 23, 59) as Instant],
  ['a day in years', Date.UTC(2034, 5, 3, 12) as Instant],
]

describe.each(readings)('B10 to B12: on %s', (_when, reading) => {
  test.each(contents)('the billing of %s adds up', async name => {
    const seed = (await scenarioNamed(name)).seed(reading)
    expectBillingToAgree(seed, (reading + seed.clockOffset) as Instant)
  })
})

const open = (scenario: string) => createMemoryHost({ scenario })
const billing = async (host: MemoryHost): Promise<BillingView> => (await call(host, 'GET /billing')).body
const invoices = async (host: MemoryHost): Promise<InvoiceView[]> =>
  (await call(host, 'GET /invoices')).body.items
const quote = async (host: MemoryHost, wanted: object): Promise<QuoteView> =>
  (await call(host, 'POST /quotes', { body: wanted })).body
const pack = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }
const usage = async (host: MemoryHost) => (await call(host, 'GET /usage')).body
/** Pays for +5,000 with the card that renewals are charged to. */
async function pay(host: MemoryHost) {
  const [{ id } = { id: '' }] = (await billing(host)).paymentMethods
  const { id: quoteId } = await quote(host, pack)
  return call(host, 'POST /orders', { body: { quoteId, pay: { kind: 'saved', id } } })
}
const cardOf = ({ paymentMethods: [first] }: BillingView) =>
  first && `${first.brand} ${first.last4} ${String(first.expiry.month).padStart(2, '0')}/${first.expiry.year}`

test('S1: every state of billing is served, and nothing in it is overdue for the service', async () => {
  for (const name of billingNames) {
    const host = await open(name)
    const before = await invoices(host)
    const { seats, cycle } = await billing(host)
    expect({ name, seats }).toEqual({ name, seats: cycle === null ? seats : 5 })
    await host.app.runJobs()
    expect(await invoices(host), name).toEqual(before)
    expect((await call(host, 'GET /orders')).body.items, name).toHaveLength(
      name === 'three-d-secure-waiting' ? 1 : 0,
    )
  }
})

test('S1: every state of billing has an address that shows it', () => {
  const tabs = /^\/settings\/billing\/(plans|add-ons|invoices|payment-methods)(\?(buy|upgrade)=[a-z_0-9]+)?$/
  const elsewhere = catalog.filter(({ group, opensAt }) => group === 'Billing' && opensAt === undefined)
  expect(elsewhere).toEqual([])
  for (const { opensAt } of catalog) if (opensAt !== undefined) expect(opensAt).toMatch(tabs)
})

test('S1: docs/states.md tells them all', () => {
  const rows = readFileSync('docs/states.md', 'utf8')
    .split('\n')
    .filter(line => /^\| [a-z]/.test(line) && !/^\| (name|state) /.test(line))
    .map(line =>
      line.replace('$ORDER', '$ADD_ONS?buy=actions_5000').replace('$ADD_ONS', '/settings/billing/add-ons'),
    )
  const states = catalog.filter(({ group }) => group === 'Billing')
  expect(rows).toEqual(states.map(({ name, title, opensAt }) => `| ${name} | ${opensAt} | ${title} |`))
})

test('S1: what a press leads to is told with a state that is there, and a story that is', () => {
  const rows = readFileSync('docs/states.md', 'utf8')
    .split('\n')
    .filter(line => /^\| [A-Z]/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()))
  const paying = readFileSync('src/features/billing/order/paying.stories.tsx', 'utf8')
  const stories = [...paying.matchAll(/export const (\w+): Story/g)].map(([, name]) => name)
  expect(rows.length).toBeGreaterThan(10)
  for (const [, , begin = '', , story = ''] of rows) {
    expect(billingNames).toContain(begin)
    if (story !== '') expect(stories).toContain(story)
  }
})

describe('B6, B7: what goes wrong when somebody pays', () => {
  const press = async (host: MemoryHost) => {
    const [{ id } = { id: '' }] = (await billing(host)).paymentMethods
    const body = JSON.stringify({ quoteId: (await quote(host, pack)).id, pay: { kind: 'saved', id } })
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'one' }
    return new Request('http://headroom.test/api/v1/orders', { method: 'POST', headers, body })
  }

  test('payment-answer-lost: charged once, however often it is asked for, and nothing is heard of it', async () => {
    const host = await open('payment-answer-lost')
    const request = await press(host)
    for (const _ of [1, 2]) expect((await host.fetch(request.clone())).type).toBe('error')
    expect(await usage(host)).toMatchObject({ state: 'ok', allowance: 15_000 })
    expect(await invoices(host)).toHaveLength(4)
  })

  test('quote-expired: nothing is bought', async () => {
    const host = await open('quote-expired')
    const response = await host.fetch(await press(host))
    expect(await response.json()).toMatchObject({ status: 409, code: 'quote_expired', reason: 'too_old' })
    expect(await usage(host)).toMatchObject({ state: 'suspended', allowance: 10_000 })
  })
})

test('B12: Acme pays $720.00 a year from January 1, with a Visa ending in 4242', async () => {
  const host = await open('default')
  const { cycle, renewal, ...rest } = await billing(host)
  expect(cycle).toMatchObject({ kind: 'yearly', start: '2026-01-01', end: '2027-01-01' })
  expect({ on: renewal?.on, total: renewal?.total }).toEqual({ on: '2027-01-01', total: 72_000 })
  expect(cardOf({ cycle, renewal, ...rest })).toBe('visa 4242 08/2029')
  expect(rest.details).toMatchObject({ legalName: 'Acme Studio LLC', taxRate: 0 })
  const told = (await invoices(host)).map(({ number, date, total, state }) => [number, date, total, state])
  expect(told).toEqual([
    ['HR-000003', '2026-01-01', 72_000, 'paid'],
    ['HR-000002', '2025-01-01', 72_000, 'paid'],
    ['HR-000001', '2024-01-01', 72_000, 'paid'],
  ])
  // The next one is charged in its time.
  host.clock.set(dayStart('2027-01-01' as never))
  await host.app.runJobs()
  expect(await invoices(host)).toContainEqual(
    expect.objectContaining({ number: 'HR-000004', total: 72_000, card: { brand: 'visa', last4: '4242' } }),
  )
})

test('B5, U6: with six months left +5,000 costs $200.00, and suspended automations resume with it', async () => {
  const host = await open('six-months-left')
  expect((await usage(host)).state).toBe('suspended')
  expect(await quote(host, pack)).toMatchObject({
    total: 20_000,
    resumes: true,
    period: { from: '2026-07-01', to: '2027-01-01' },
  })
  expect((await pay(host)).body.state).toBe('paid')
  expect(await usage(host)).toMatchObject({ state: 'ok', allowance: 15_000 })
})

test.each([
  ['first-day-of-cycle', 4_000, null],
  ['last-day-of-month-cycle', 129, { months: 0, days: 1, daysInMonth: 31, of: 1 }],
  ['last-day-of-year-cycle', 108, { months: 0, days: 1, daysInMonth: 31, of: 12 }],
])('B5: %s: +5,000 costs %i cents', async (name, due, remaining) => {
  expect(await quote(await open(name), pack)).toMatchObject({ total: due, lines: [{ due, remaining }] })
})

test('B11: an upgrade with six months left credits the rest of the plan', async () => {
  const host = await open('upgrade-half-way')
  const wanted = { kind: 'upgrade', plan: 'business_plus', cycle: 'yearly' }
  expect((await quote(host, wanted)).lines.map(({ due }) => due)).toEqual([57_000, -36_000])
})

test('B2, B10: what several add-ons give, and that the cancelled one is not renewed', async () => {
  const { addOns, allowance, renewal } = await billing(await open('several-add-ons'))
  expect(addOns.map(({ pack, quantity, ends }) => [pack, quantity, ends])).toEqual([
    ['actions_1000', 2, false],
    ['actions_5000', 1, false],
    ['actions_25000', 1, true],
  ])
  expect({ allowance, renews: renewal?.total }).toEqual({
    allowance: 42_000,
    renews: 72_000 + 40_000 + 40_000,
  })
})

test('B10: on a plan that cannot buy them, bought ones stay until the cycle ends', async () => {
  const host = await open('add-ons-left-over')
  expect(await billing(host)).toMatchObject({
    plan: 'unlimited',
    allowance: 6_000,
    renewal: { total: 42_000 },
  })
  expect((await call(host, 'POST /quotes', { body: pack })).body.code).toBe('order_refused')
})

test('B3: a tax rate is in every invoice', async () => {
  const host = await open('with-tax')
  for (const { subtotal, tax } of await invoices(host)) expect(tax).toBe(Math.round(subtotal / 5))
  expect((await quote(host, pack)).taxRate).toBe(2_000)
})

test('B12: many invoices, newest first, without a gap', async () => {
  const all = await invoices(await open('many-invoices'))
  expect(all.length).toBeGreaterThan(250)
  const numbers = all.map(({ number }) => Number(number?.slice(3)))
  expect(numbers).toEqual(all.map((_, index) => all.length - index))
})

const declines: [string, string, Decline][] = [
  ['card-declined', 'declined', 'generic_decline'],
  ['card-insufficient-funds', 'insufficient_funds', 'insufficient_funds'],
  ['card-expired', 'expired', 'expired_card'],
  ['card-wrong-code', 'incorrect_cvc', 'incorrect_cvc'],
  ['card-processing-error', 'processing_error', 'processing_error'],
]
test.each(declines)('B8: %s: declined, and nothing was granted', async (name, card, decline) => {
  const host = await open(name)
  const [first, second] = (await billing(host)).paymentMethods
  expect([first?.last4, second?.last4]).toEqual([testCardOf(`tok_${card}`)?.last4, '4242'])
  expect((await pay(host)).body).toMatchObject({ code: 'card_declined', decline })
  expect(await usage(host)).toMatchObject({ state: 'suspended', allowance: 10_000 })
  expect(await invoices(host)).toHaveLength(3)
})

test.each([
  ['three-d-secure', true, 'paid'],
  ['three-d-secure', false, 'authentication_failed'],
  ['three-d-secure-declined', true, 'generic_decline'],
  ['three-d-secure-no-funds', true, 'insufficient_funds'],
  ['three-d-secure-waiting', true, 'paid'],
  ['three-d-secure-waiting', false, 'authentication_failed'],
])('B8: %s, answered with %s: %s', async (name, passed, outcome) => {
  const host = await open(name)
  if (name !== 'three-d-secure-waiting') await pay(host)
  const [order]: OrderView[] = (await call(host, 'GET /orders')).body.items
  expect(order).toMatchObject({ state: 'requires_action', challenge: expect.any(String) })
  await call(host, `POST /sandbox/challenges/${order?.challenge}`, { body: { passed } })
  const { body } = await call(host, `POST /orders/${order?.id}/settle`, { body: {} })
  expect(body.decline ?? body.state).toBe(outcome)
  const isPaid = outcome === 'paid'
  expect((await usage(host)).allowance).toBe(isPaid ? 15_000 : 10_000)
  expect(await invoices(host)).toHaveLength(isPaid ? 4 : 3)
})

describe('B10: renewals that were declined', () => {
  test.each([
    ['renewal-past-due', { attempts: 1, nextOn: '2026-11-25', total: 13_500, decline: 'generic_decline' }],
    [
      'renewal-last-attempt',
      { attempts: 3, nextOn: '2026-11-24', total: 13_500, decline: 'generic_decline' },
    ],
    ['renewal-without-card', { attempts: 2, nextOn: '2026-11-25', total: 9_500, decline: 'no_card' }],
    [
      'suspended-and-past-due',
      { attempts: 2, nextOn: '2026-11-25', total: 13_500, decline: 'generic_decline' },
    ],
  ])('%s', async (name, expected) => {
    expect((await billing(await open(name))).pastDue).toMatchObject(expected)
  })

  test('the last attempt leads to what renewal-given-up tells', async () => {
    const [host, given] = [await open('renewal-last-attempt'), await open('renewal-given-up')]
    const { addOns, paymentMethods } = await billing(host)
    expect([addOns.length, paymentMethods[0]?.last4]).toEqual([1, '0341'])
    host.clock.set((USUAL_NOW + 86_400_000) as Instant)
    await host.app.runJobs()
    const outcome = async (of: MemoryHost) => {
      const { pastDue, addOns, allowance, plan } = await billing(of)
      const [{ state, number, total } = {}] = (await invoices(of)).filter(one => one.state !== 'paid')
      return { pastDue, addOns, allowance, plan, state, number, total }
    }
    expect(await outcome(host)).toEqual({
      ...{ pastDue: null, addOns: [], allowance: 10_000, plan: 'business' },
      ...{ state: 'uncollectible', number: null, total: 13_500 },
    })
    expect(await outcome(given)).toEqual(await outcome(host))
    await given.app.runJobs()
    const told = async (of: MemoryHost) =>
      (await call(of, 'GET /mails?limit=200')).body.items
        .filter(({ about: { kind } }: MailView) => ['payment_failed', 'add_ons_ended'].includes(kind))
        .map(({ subject, to }: MailView) => `${subject} ${to.id}`)
    expect(await told(host)).toHaveLength(8)
    // The days are others.
    const undated = (subjects: string[]) => subjects.map(subject => subject.replaceAll(/\d+/g, '#'))
    expect(undated(await told(given))).toEqual(undated(await told(host)))
  })

  test('with another card first it is paid at once', async () => {
    const host = await open('renewal-past-due')
    const card = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry: { month: 8, year: 2029 } }
    const saved: BillingView = (await call(host, 'POST /billing/payment-methods', { body: { card } })).body
    const id = saved.paymentMethods.find(({ last4 }) => last4 === '4242')?.id
    await call(host, `POST /billing/payment-methods/${id}/default`, { body: {} })
    await host.app.runJobs()
    expect((await billing(host)).pastDue).toBeNull()
    expect((await invoices(host)).every(({ state }) => state === 'paid')).toBe(true)
  })
})

test('a plan without a price, and one that is free', async () => {
  expect(await billing(await open('enterprise'))).toMatchObject({
    cycle: { kind: 'yearly' },
    renewal: { total: 0 },
  })
  const free = await open('free-about-to-upgrade')
  expect(await billing(free)).toMatchObject({ cycle: null, renewal: null, paymentMethods: [] })
  expect(await invoices(free)).toEqual([])
})
