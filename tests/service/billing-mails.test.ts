import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailView } from '#contract/mails.ts'
import type { Instant, OrderId } from '#domain/brand.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { completeOrder } from '#service/billing/complete-order.ts'
import { mailQueue, mails } from '#service/collections.ts'
import type { Deps } from '#service/context.ts'
import { formatMoney } from '#ui/format.ts'
import { call } from '../support/call.ts'
import { studio } from '../support/studio.ts'

/** July 1, 2026, noon in Pacific Time: six months of a calendar year are left. */
const JULY = Date.parse('2026-07-01T19:00:00Z') as Instant
const JANUARY = Date.parse('2027-01-01T08:00:00Z') as Instant
const DAY = 86_400_000
const expiry = { month: 8, year: 2029 }
const visa = { token: 'tok_visa', brand: 'visa', last4: '4242', expiry }
const failing = { token: 'tok_declined_when_charged', brand: 'visa', last4: '0341', expiry }

async function open(options: Parameters<typeof createMemoryHost>[0] = {}): Promise<MemoryHost> {
  return createMemoryHost({ at: JULY, scenario: studio(), ...options })
}

type Wanted =
  | { kind: 'add_on'; pack: string; quantity: number }
  | { kind: 'upgrade'; plan: string; cycle: string }
const pack: Wanted = { kind: 'add_on', pack: 'actions_5000', quantity: 1 }

async function buy(host: MemoryHost, wanted: Wanted = pack) {
  const quote = (await call(host, 'POST /quotes', { body: wanted })).body
  return (await call(host, 'POST /orders', { body: { quoteId: quote.id, pay: { kind: 'new', card: visa } } }))
    .body
}

/** With an add-on, and from now on with a card that is declined whenever it is charged. */
async function withFailingCard(host: MemoryHost): Promise<void> {
  await buy(host)
  const { body } = await call(host, 'POST /billing/payment-methods', { body: { card: failing } })
  const { id } = body.paymentMethods.find(({ last4 }: { last4: string }) => last4 === '0341')
  await call(host, `POST /billing/payment-methods/${id}/default`, { body: {} })
}

async function onDay(host: MemoryHost, day: number): Promise<void> {
  host.clock.set((JANUARY + day * DAY) as Instant)
  await host.app.runJobs()
}

async function sent(host: MemoryHost, kind?: MailView['about']['kind']): Promise<MailView[]> {
  await host.app.runJobs()
  const { items } = (await call(host, 'GET /mails?limit=200')).body as { items: MailView[] }
  return items.filter(({ about }) => kind === undefined || about.kind === kind)
}

const addressed = (found: MailView[]) => found.map(({ to }) => to.id).sort()

async function textTo(host: MemoryHost, to: string, found: MailView[]): Promise<string> {
  const mail = found.find(one => one.to.id === to)
  const { body } = await call(host, `GET /mails/${mail?.id}`)
  return body.content.text.replace(/[\u00a0\u202f]/g, ' ')
}

describe('B12: receipts', () => {
  test('B12, A2, T2: to the owner and every admin, each in their own language, and to nobody else', async () => {
    const host = await open()
    const { invoiceId } = await buy(host)
    const found = await sent(host)
    expect(addressed(found)).toEqual(['ana', 'kim'])
    for (const { about, sentAt } of found) {
      expect(about).toEqual({ kind: 'receipt', invoiceId, number: 'HR-000001', total: 20_000 })
      expect(sentAt).toBe('2026-07-01T19:00:00.000Z')
    }
    const english = await textTo(host, 'ana', found)
    expect(found.find(({ to }) => to.id === 'ana')?.subject).toBe('Receipt HR-000001: $200.00')
    expect(english).toContain('- +5,000 Actions a month: $200.00, 6 months left, $400.00 × 6 / 12 = $200.00')
    expect(english).toContain('Total: $200.00')
    expect(english).toContain('Payment: Jul 1, 2026, Visa ending in 4242')
    expect(english).toContain(`https://headroom.example/settings/billing/invoices/${invoiceId}`)
    const french = await textTo(host, 'kim', found)
    expect(french).toContain('Total : 200,00 $US')
  })

  test('B7: once, however often an order is completed, and by how many tabs', async () => {
    const host = await open()
    const { id } = await buy(host)
    const beside = await createMemoryHost({ beside: host })
    const deps = { ...host, workspaceId: WORKSPACE_ID } as unknown as Deps
    await Promise.all([
      completeOrder(deps, id as OrderId),
      completeOrder(deps, id as OrderId),
      host.app.runJobs(),
      beside.app.runJobs(),
    ])
    expect(addressed(await sent(host))).toEqual(['ana', 'kim'])
  })

  test('B7: with the payment or not at all', async () => {
    const host = await open()
    // The first transaction that would keep an e-mail is not committed.
    const whole = host.store.transact
    let failures = 1
    host.store.transact = (workspace, body, options) =>
      whole(
        workspace,
        async tx => {
          const before = (await mailQueue.scan(tx, [])).length
          const answer = await body(tx)
          if ((await mailQueue.scan(tx, [])).length > before && failures-- > 0) throw new Error('cut')
          return answer
        },
        options,
      )
    await buy(host)
    const kept = await host.store.read(WORKSPACE_ID, tx => mails.scan(tx, []))
    expect(kept).toEqual([])
    expect((await call(host, 'GET /invoices')).body.items).toEqual([])
    // The next look finds the charge, and keeps all of it.
    expect(addressed(await sent(host))).toEqual(['ana', 'kim'])
    expect((await call(host, 'GET /invoices')).body.items).toHaveLength(1)
  })

  test('B12: of a renewal, with the card that was charged and the day of the payment', async () => {
    const host = await open()
    await buy(host)
    await onDay(host, 2)
    const found = (await sent(host)).filter(({ about }) => about.kind === 'receipt' && about.total === 83_200)
    expect(addressed(found)).toEqual(['ana', 'kim'])
    const text = await textTo(host, 'ana', found)
    expect(text).toContain('Invoice: HR-000002')
    expect(text).toContain('Date: Jan 1, 2027')
    expect(text).toContain('Payment: Jan 3, 2027, Visa ending in 4242')
    expect(text).toContain('- Business, 3 members: $432.00, 3 × $144.00')
    expect(text).toContain('- +5,000 Actions a month: $400.00')
  })

  test('B12: cents agree with the invoice, line by line, whatever was bought, when and at which tax', async () => {
    const wanted = fc.oneof(
      fc.record({
        kind: fc.constant('add_on' as const),
        pack: fc.constantFrom('actions_1000', 'actions_5000', 'actions_25000', 'actions_100000'),
        quantity: fc.integer({ min: 1, max: 20 }),
      }),
      fc.constant({ kind: 'upgrade' as const, plan: 'business_plus', cycle: 'yearly' }),
    )
    const day = fc.integer({ min: 0, max: 183 })
    const taxRate = fc.integer({ min: 0, max: 3_000 })
    await fc.assert(
      fc.asyncProperty(wanted, day, taxRate, async (order, days, rate) => {
        const host = await open({ at: (JULY + days * DAY) as Instant })
        await call(host, 'PATCH /billing/details', { body: { taxRate: rate } })
        await buy(host, order)
        const [invoice] = (await call(host, 'GET /invoices')).body.items
        const found = await sent(host, 'receipt')
        for (const [to, locale] of [
          ['ana', 'en'],
          ['kim', 'fr'],
        ] as const) {
          const money = (cents: number) => formatMoney(locale, cents).replace(/[\u00a0\u202f]/g, ' ')
          const text = await textTo(host, to, found)
          for (const { due } of invoice.lines) expect(text).toMatch(lineWith(money(due)))
          expect(text).toContain(`\nTotal${locale === 'fr' ? ' ' : ''}: ${money(invoice.total)}\n`)
          if (rate > 0) expect(text).toContain(money(invoice.tax))
        }
      }),
      { numRuns: 15 },
    )
  })
})

const lineWith = (amount: string) => new RegExp(`\n- .*: ${amount.replace(/[$.]/g, '\\$&')}[,\n]`)

describe('B10: declined renewals', () => {
  test('B10: an e-mail each time, and none in between; the last one tells what ended', async () => {
    const host = await open()
    await withFailingCard(host)
    for (const [day, number, nextOn] of [
      [0, 1, '2027-01-04'],
      [3, 2, '2027-01-07'],
      [6, 3, '2027-01-10'],
    ] as const) {
      await onDay(host, day)
      const failed = await sent(host, 'payment_failed')
      expect(failed).toHaveLength(2 * number)
      expect(addressed(failed.slice(0, 2))).toEqual(['ana', 'kim'])
      const [latest] = failed
      expect(latest?.about).toMatchObject({ attempt: number, of: 4, nextOn, total: 83_200 })
      await onDay(host, day + 1)
      expect(await sent(host, 'payment_failed')).toHaveLength(2 * number)
    }
    await onDay(host, 9)
    const ended = await sent(host, 'add_ons_ended')
    expect(addressed(ended)).toEqual(['ana', 'kim'])
    expect(ended[0]?.about).toMatchObject({
      total: 83_200,
      decline: 'generic_decline',
      allowance: { before: 15_000, after: 10_000 },
    })
    expect(await sent(host, 'payment_failed')).toHaveLength(6)
    await onDay(host, 12)
    expect(await sent(host, 'add_ons_ended')).toHaveLength(2)
  })

  test('B10: how much, why, when it is tried again and what is at stake; then what is left', async () => {
    const host = await open()
    await withFailingCard(host)
    await onDay(host, 0)
    const failed = await sent(host, 'payment_failed')
    expect(failed.find(({ to }) => to.id === 'ana')?.subject).toBe(
      '$832.00 for Studio declined: next attempt on January 4',
    )
    const text = await textTo(host, 'ana', failed)
    expect(text).toContain('The bank declined Visa ending in 0341. This was attempt 1 of 4.')
    expect(text).toContain('If no attempt succeeds by January 10, the add-ons end')
    expect(text).toContain('from 15,000 to 10,000 Actions a month')
    expect(text).toContain('https://headroom.example/settings/billing/payment-methods')
    await onDay(host, 6)
    expect(await textTo(host, 'ana', await sent(host, 'payment_failed'))).toContain(
      'The next attempt is on January 10. If it is declined too, the add-ons end',
    )
    await onDay(host, 9)
    const ended = await textTo(host, 'ana', await sent(host, 'add_ons_ended'))
    expect(ended).toContain('$832.00 was declined for the last time on January 10.')
    expect(ended).toContain(
      'Allowance until now: 15,000\n- +5,000 Actions a month: -5,000\nAllowance now: 10,000',
    )
    expect(ended).toContain('https://headroom.example/settings/billing?for=add-ons')
  })

  test('B10: without a card, and without add-ons, it says so', async () => {
    const host = await open()
    await buy(host)
    const { body } = await call(host, 'GET /billing')
    await call(host, `POST /billing/add-ons/${body.addOns[0].id}/cancel`, { body: {} })
    await call(host, `DELETE /billing/payment-methods/${body.paymentMethods[0].id}`)
    for (const day of [0, 3, 6, 9]) await onDay(host, day)
    const failed = await sent(host, 'payment_failed')
    expect(failed).toHaveLength(8)
    expect(await sent(host, 'add_ons_ended')).toEqual([])
    const last = await textTo(host, 'ana', failed)
    expect(last).toContain('There was no card to charge. This was attempt 4 of 4.')
    expect(last).toContain('It is not tried again. The plan goes on.')
    expect(last).not.toMatch(/add-ons end|at once/)
  })

  test('B10: a charge that somebody asked for between attempts is told too, by no number', async () => {
    const host = await open()
    await withFailingCard(host)
    await onDay(host, 0)
    const { paymentMethods } = (await call(host, 'GET /billing')).body
    await call(host, `POST /billing/payment-methods/${paymentMethods[0].id}/default`, { body: {} })
    await onDay(host, 1)
    const failed = await sent(host, 'payment_failed')
    expect(failed).toHaveLength(4)
    expect(failed[0]?.about).toMatchObject({ attempt: null, nextOn: '2027-01-04' })
    expect(await textTo(host, 'ana', failed)).not.toContain('This was attempt')
  })

  test('B10: two tabs that look at the same attempt tell of it once; paid in the end, a receipt', async () => {
    const host = await open()
    await withFailingCard(host)
    const beside = await createMemoryHost({ beside: host })
    host.clock.set(JANUARY)
    await Promise.all([host.app.runJobs(), beside.app.runJobs(), host.app.runJobs()])
    expect(await sent(host, 'payment_failed')).toHaveLength(2)
    const { paymentMethods } = (await call(host, 'GET /billing')).body
    const { id } = paymentMethods.find(({ last4 }: { last4: string }) => last4 === '4242')
    await call(host, `POST /billing/payment-methods/${id}/default`, { body: {} })
    const receipts = await sent(host, 'receipt')
    expect(receipts.map(({ about }) => about.kind === 'receipt' && about.number)).toEqual([
      'HR-000002',
      'HR-000002',
      'HR-000001',
      'HR-000001',
    ])
    expect(await sent(host, 'payment_failed')).toHaveLength(2)
  })
})
