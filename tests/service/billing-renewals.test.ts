import { describe, expect, test } from 'vitest'
import type { Instant } from '#domain/brand.ts'
import type { MemoryHost } from '#hosts/memory/memory-host.ts'
import type { Payments } from '#service/ports.ts'
import { call, offerRuns } from '../support/call.ts'
import {
  answerBank,
  at,
  billingOf,
  books,
  buy,
  card,
  chargedBy,
  days,
  invoiceRows,
  invoicesOf,
  makeDefault,
  numbersUpTo,
  openHost,
  openMonthly,
  pack,
  packs,
  upgradeTo,
} from '../support/purchases.ts'
import { studio } from '../support/studio.ts'

/** The first instant of 2027 in Pacific Time, with which the second year begins. */
const SECOND_YEAR = at('2027-01-01T08:00:00Z')
const dayOf2027 = (day: number) => (SECOND_YEAR + days(day)) as Instant
/** Three members of Business and +5,000: $432 and $400 a year. */
const YEAR = 83_200

/** Bought in July 2026; from then on billed by the calendar year. */
async function bought(): Promise<MemoryHost> {
  const host = await openHost()
  await buy(host)
  return host
}

/** The renewal of 2027 is declined on its first day. */
async function pastDue(name = 'declined_when_charged'): Promise<MemoryHost> {
  const host = await bought()
  await makeDefault(host, card(name))
  host.clock.set(SECOND_YEAR)
  await host.app.runJobs()
  expect((await billingOf(host)).pastDue).toMatchObject({ attempts: 1, since: '2027-01-01' })
  return host
}

async function runAt(host: MemoryHost, instant: Instant): Promise<void> {
  host.clock.set(instant)
  await host.app.runJobs()
}

const periodsOf = async (host: MemoryHost) =>
  (await invoicesOf(host)).map(({ period }) => `${period.from} ${period.to}`).sort()

describe('B10: by the clock', () => {
  test('B10: not a millisecond before the cycle ends in Pacific Time, and then at once', async () => {
    const host = await bought()
    await runAt(host, (SECOND_YEAR - 1) as Instant)
    expect(await chargedBy(host)).toEqual([20_000])
    await runAt(host, SECOND_YEAR)
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    expect(await billingOf(host)).toMatchObject({
      cycle: { start: '2027-01-01', end: '2028-01-01' },
      ...{ allowance: 15_000, pastDue: null },
    })
  })

  test('B10: the jobs say when the next renewal is due, so that a page that stays open looks in time', async () => {
    const host = await bought()
    host.clock.set((SECOND_YEAR - 90_000) as Instant)
    const next = await host.app.runJobs()
    expect(next).toBe(90_000)
    expect(await chargedBy(host)).toEqual([20_000])
    host.clock.set(SECOND_YEAR)
    await host.app.runJobs()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
  })

  test('B10, B12: the app was closed for 14 months: each year once, in order, with its invoice, in two tabs at once', async () => {
    const host = await bought()
    const beside = await openHost({ beside: host })
    const third = await openHost({ beside: host })
    host.clock.set(at('2028-03-01T12:00:00Z'))
    await Promise.all([host, beside, third].map(({ app }) => app.runJobs()))
    await Promise.all([host, beside, third].map(({ app }) => app.runJobs()))
    expect(await invoiceRows(host)).toEqual([
      '2026-07-01 HR-000001 20000 paid',
      `2027-01-01 HR-000002 ${YEAR} paid`,
      `2028-01-01 HR-000003 ${YEAR} paid`,
    ])
    expect(await periodsOf(host)).toEqual([
      ...['2026-07-01 2027-01-01', '2027-01-01 2028-01-01', '2028-01-01 2029-01-01'],
    ])
    expect(await chargedBy(host)).toEqual([20_000, YEAR, YEAR])
  })

  test('B10, B12: the app was closed for 7 months: each month once, in order, with its invoice, in two tabs at once', async () => {
    const host = await openMonthly({ on: at('2026-07-31T19:00:00Z') })
    await buy(host, { wanted: packs(2) })
    const beside = await openHost({ beside: host })
    host.clock.set(at('2027-03-01T12:00:00Z'))
    await Promise.all([host.app.runJobs(), beside.app.runJobs()])
    await Promise.all([host.app.runJobs(), beside.app.runJobs()])
    const month = 3 * 1_900 + 2 * 4_000
    // A cycle that began on the 31st ends on each month’s last day.
    expect(await invoiceRows(host)).toEqual([
      '2026-07-31 HR-000001 5700 paid',
      '2026-07-31 HR-000002 8000 paid',
      ...[
        '2026-08-31',
        '2026-09-30',
        '2026-10-31',
        '2026-11-30',
        '2026-12-31',
        '2027-01-31',
        '2027-02-28',
      ].map((day, index) => `${day} HR-${String(index + 3).padStart(6, '0')} ${month} paid`),
    ])
    expect(await chargedBy(host)).toEqual([5_700, 8_000, ...Array(7).fill(month)])
    expect((await billingOf(host)).cycle).toMatchObject({ start: '2027-02-28', end: '2027-03-31' })
  })

  test('B10: looking often, or never, comes to the same', async () => {
    const [often, never] = [await openMonthly(), await openMonthly()]
    for (let hour = 0; hour < 24 * 100; hour += 23) {
      await runAt(often, (at('2026-07-01T19:00:00Z') + hour * 3_600_000) as Instant)
    }
    for (const host of [often, never]) await runAt(host, at('2026-10-09T19:00:00Z'))
    expect(await invoiceRows(often)).toEqual(await invoiceRows(never))
    expect(await books(often)).toEqual(await books(never))
    expect((await books(often)).numbers).toEqual(numbersUpTo(4))
  })

  test('B10, B12: killed at any of its steps, the next look goes on: each year once', async () => {
    for (let calls = 1; calls <= 6; calls += 1) {
      for (const after of [true, false]) {
        const host = await bought()
        let left = calls
        let isDead = false
        const dying = (processor: Payments): Payments =>
          new Proxy(processor, {
            get:
              (target, name: keyof Payments) =>
              async (...given: unknown[]) => {
                left -= 1
                if (isDead || (left <= 0 && !after)) throw new Error('killed')
                const answer = await (target[name] as (...all: unknown[]) => Promise<unknown>)(...given)
                isDead = left <= 0
                if (isDead) throw new Error('killed')
                return answer
              },
          })
        const page = await openHost({ beside: host, payments: dying })
        host.clock.set(at('2029-02-01T12:00:00Z'))
        await page.app.runJobs().catch(() => undefined)
        await host.app.runJobs()
        expect(await chargedBy(host)).toEqual([20_000, YEAR, YEAR, YEAR])
        expect((await books(host)).numbers).toEqual(numbersUpTo(4))
        expect((await books(host)).invoices).toEqual([20_000, YEAR, YEAR, YEAR])
      }
    }
  })

  test('B7, B10: killed after the charge, and the card removed: what was charged is invoiced, and not charged again', async () => {
    const host = await bought()
    const page = await openHost({
      beside: host,
      payments: processor => ({
        ...processor,
        async confirmIntent(id, options) {
          await processor.confirmIntent(id, options)
          throw new Error('killed')
        },
      }),
    })
    host.clock.set(SECOND_YEAR)
    await page.app.runJobs().catch(() => undefined)
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    const [method] = (await billingOf(host)).paymentMethods
    await call(host, `DELETE /billing/payment-methods/${method?.id}`)
    await host.app.runJobs()
    expect((await books(host)).invoices).toEqual([20_000, YEAR])
    await makeDefault(host, card('mastercard'))
    await runAt(host, dayOf2027(10))
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    expect((await books(host)).numbers).toEqual(numbersUpTo(2))
  })

  test('B7, B12: killed after the charge, and another card put first: the invoice names the card that was charged', async () => {
    const host = await bought()
    const page = await openHost({
      beside: host,
      payments: processor => ({
        ...processor,
        async confirmIntent(id, options) {
          await processor.confirmIntent(id, options)
          throw new Error('killed')
        },
      }),
    })
    host.clock.set(SECOND_YEAR)
    await page.app.runJobs().catch(() => undefined)
    await makeDefault(host, card('mastercard'))
    await host.app.runJobs()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    const renewed = (await invoicesOf(host)).find(({ reason }) => reason === 'renewal')
    expect(renewed).toMatchObject({ state: 'paid', card: { brand: 'visa', last4: '4242' } })
  })

  test('B7, B10: killed before the charge, and another card put first: only that one is charged', async () => {
    const host = await bought()
    const page = await openHost({
      beside: host,
      payments: processor => ({
        ...processor,
        async confirmIntent() {
          throw new Error('killed')
        },
      }),
    })
    host.clock.set(SECOND_YEAR)
    await page.app.runJobs().catch(() => undefined)
    await makeDefault(host, card('mastercard'))
    await host.app.runJobs()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    const renewed = (await invoicesOf(host)).find(({ reason }) => reason === 'renewal')
    expect(renewed).toMatchObject({ state: 'paid', card: { brand: 'mastercard', last4: '4444' } })
  })

  test('B10: a plan that costs nothing renews nothing', async () => {
    const host = await openHost({ scenario: studio({ plan: 'free' }) })
    await call(host, 'PATCH /billing/details', { body: { legalName: 'Acme' } })
    await runAt(host, at('2028-03-01T12:00:00Z'))
    expect(await books(host)).toMatchObject({ charges: [], invoices: [] })
    expect(await billingOf(host)).toMatchObject({ cycle: null, pastDue: null, renewal: null })
  })
})

describe('B10: cancelled and kept', () => {
  test('POST /billing/add-ons/{id}/cancel: B10: it stays until the cycle ends, then its Actions end; the others go on', async () => {
    const host = await bought()
    await buy(host, { wanted: { ...pack, pack: 'actions_25000' } })
    const [first] = (await billingOf(host)).addOns
    await call(host, `POST /billing/add-ons/${first?.id}/cancel`, { body: {} })
    const { addOns, allowance, renewal } = await billingOf(host)
    expect([allowance, addOns.map(({ ends }) => ends), renewal?.total]).toEqual([
      40_000,
      [true, false],
      143_200,
    ])
    await runAt(host, (SECOND_YEAR - 1) as Instant)
    expect((await billingOf(host)).allowance).toBe(40_000)
    await runAt(host, SECOND_YEAR)
    expect(await billingOf(host)).toMatchObject({ allowance: 35_000, addOns: [{ pack: 'actions_25000' }] })
    expect((await call(host, 'GET /usage')).body.allowance).toBe(35_000)
    expect(await chargedBy(host)).toContain(143_200)
  })

  test('POST /billing/add-ons/{id}/keep: B10: kept until its last moment, it is renewed', async () => {
    const host = await bought()
    const [first] = (await billingOf(host)).addOns
    await call(host, `POST /billing/add-ons/${first?.id}/cancel`, { body: {} })
    await runAt(host, (SECOND_YEAR - 1) as Instant)
    const kept = await call(host, `POST /billing/add-ons/${first?.id}/keep`, { body: {} })
    expect(kept.body).toMatchObject({ addOns: [{ ends: false }], renewal: { total: YEAR } })
    await runAt(host, SECOND_YEAR)
    expect(await billingOf(host)).toMatchObject({ allowance: 15_000, addOns: [{ ends: false }] })
    // Once it has ended there is nothing to keep.
    await call(host, `POST /billing/add-ons/${first?.id}/cancel`, { body: {} })
    await runAt(host, at('2028-01-01T08:00:00Z'))
    expect((await call(host, `POST /billing/add-ons/${first?.id}/keep`, { body: {} })).status).toBe(404)
  })

  test('B10: cancelled twice, kept twice: the same as once', async () => {
    const host = await bought()
    const [first] = (await billingOf(host)).addOns
    for (const [way, ends] of [
      ...(['cancel', 'cancel'] as const).map(each => [each, true] as const),
      ...(['keep', 'keep'] as const).map(each => [each, false] as const),
    ]) {
      const answer = await call(host, `POST /billing/add-ons/${first?.id}/${way}`, { body: {} })
      expect([answer.status, answer.body.addOns[0].ends]).toEqual([200, ends])
    }
  })

  test.each(['unlimited', 'free'] as const)(
    'B10: on %s, which cannot buy them, bought ones stay until the cycle ends, and then end',
    async plan => {
      const host = await bought()
      await call(host, 'PATCH /sandbox', { body: { plan } })
      const own = plan === 'free' ? 100 : 1_000
      const before = await billingOf(host)
      expect(before).toMatchObject({ allowance: own + 5_000, addOns: [{ ends: true }] })
      // More cannot be bought, and none be kept.
      expect((await call(host, 'POST /quotes', { body: pack })).body.reason).toBe('plan_sells_no_add_ons')
      const [first] = before.addOns
      const kept = await call(host, `POST /billing/add-ons/${first?.id}/keep`, { body: {} })
      expect(kept.body.addOns).toMatchObject([{ ends: true }])
      await runAt(host, (SECOND_YEAR - 1) as Instant)
      expect((await billingOf(host)).allowance).toBe(own + 5_000)
      await runAt(host, SECOND_YEAR)
      expect(await billingOf(host)).toMatchObject({ allowance: own, addOns: [] })
      // Three members of Unlimited are $252 a year; Free costs nothing, and has no cycle any more.
      expect(await chargedBy(host)).toEqual(plan === 'free' ? [20_000] : [20_000, 25_200])
      expect((await billingOf(host)).cycle === null).toBe(plan === 'free')
    },
  )

  test('B10: back on a plan that can buy them before the cycle ends, they go on', async () => {
    const host = await bought()
    await call(host, 'PATCH /sandbox', { body: { plan: 'unlimited' } })
    await buy(host, { wanted: upgradeTo('business') })
    expect((await billingOf(host)).addOns).toMatchObject([{ ends: false }])
    await runAt(host, SECOND_YEAR)
    expect(await billingOf(host)).toMatchObject({ allowance: 15_000, addOns: [{ ends: false }] })
  })
})

describe('B10: declined', () => {
  test('B10: tried on days 0, 3, 6 and 9, and on no other; add-ons stay until after the last', async () => {
    const host = await pastDue()
    let tries = 0
    const page = await openHost({
      beside: host,
      payments: processor => ({
        ...processor,
        confirmIntent(id, options) {
          tries += 1
          return processor.confirmIntent(id, options)
        },
      }),
    })
    const tried: number[] = []
    for (let hour = 0; hour < 24 * 12; hour += 6) {
      host.clock.set((SECOND_YEAR + hour * 3_600_000) as Instant)
      const before = tries
      await page.app.runJobs()
      if (tries > before) tried.push(hour)
      const { allowance, pastDue: due } = await billingOf(host)
      // From the first moment of their days on.
      expect([hour, allowance, due === null]).toEqual([hour, hour < 216 ? 15_000 : 10_000, hour >= 216])
    }
    expect(tried).toEqual([72, 144, 216])
    expect(await books(host)).toMatchObject({
      ...{ plan: 'business', allowance: 10_000, addOns: [], charges: [20_000], numbers: numbersUpTo(1) },
    })
    expect(await invoiceRows(host)).toContain(`2027-01-01 null ${YEAR} uncollectible`)
    // The next year is the plan’s alone.
    expect((await billingOf(host)).renewal?.total).toBe(43_200)
  })

  test('GET /billing: B10: it says why, since when, how often and when next', async () => {
    const host = await pastDue()
    const { pastDue: due } = await billingOf(host)
    const [invoice] = (await invoicesOf(host)).filter(({ state }) => state === 'past_due')
    expect(due).toMatchObject({
      ...{ invoiceId: invoice?.id, total: YEAR, since: '2027-01-01' },
      ...{ decline: 'generic_decline', attempts: 1, nextOn: '2027-01-04' },
    })
    expect(invoice).toMatchObject({ number: null, paidAt: null, card: null, total: YEAR })
  })

  test('B10: days on which the app was closed are caught up by one attempt; missed all, the add-ons end', async () => {
    const host = await pastDue()
    await runAt(host, dayOf2027(7))
    expect((await billingOf(host)).pastDue).toMatchObject({ attempts: 3, nextOn: '2027-01-10' })
    await runAt(host, dayOf2027(40))
    expect(await billingOf(host)).toMatchObject({ pastDue: null, addOns: [], allowance: 10_000 })

    const other = await pastDue()
    await runAt(other, dayOf2027(100))
    expect(await billingOf(other)).toMatchObject({ pastDue: null, addOns: [], allowance: 10_000 })
    expect(await invoiceRows(other)).toContain(`2027-01-01 null ${YEAR} uncollectible`)
  })

  test('B10: in two tabs at once each attempt is made once', async () => {
    const host = await pastDue()
    let confirmed = 0
    const counting = (processor: Payments): Payments => ({
      ...processor,
      confirmIntent(id, options) {
        confirmed += 1
        return processor.confirmIntent(id, options)
      },
    })
    const tabs = await Promise.all([1, 2, 3].map(() => openHost({ beside: host, payments: counting })))
    host.clock.set(dayOf2027(3))
    await Promise.all(tabs.map(({ app }) => app.runJobs()))
    await Promise.all(tabs.map(({ app }) => app.runJobs()))
    expect(confirmed).toBe(1)
    expect((await billingOf(host)).pastDue).toMatchObject({ attempts: 2 })
  })

  test('POST /billing/payment-methods/{id}/default: B10: another card put first is charged at once', async () => {
    const host = await pastDue()
    host.clock.set(dayOf2027(1))
    await makeDefault(host, card('mastercard'))
    await host.app.runJobs()
    expect(await billingOf(host)).toMatchObject({
      pastDue: null,
      allowance: 15_000,
      addOns: [{ ends: false }],
    })
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    const [renewed] = (await invoicesOf(host)).filter(({ reason }) => reason === 'renewal')
    expect(renewed).toMatchObject({
      ...{ state: 'paid', number: 'HR-000002', total: YEAR, date: '2027-01-01' },
      card: { brand: 'mastercard', last4: '4444' },
    })
    await runAt(host, dayOf2027(9))
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
  })

  test('B10: another card that is declined too takes none of the days away', async () => {
    const host = await pastDue()
    host.clock.set(dayOf2027(1))
    await makeDefault(host, card('three_d_secure_always'))
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).toMatchObject({
      ...{ decline: 'authentication_failed', attempts: 1, nextOn: '2027-01-04' },
    })
    await makeDefault(host, card('visa'))
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).toBeNull()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
  })

  test('POST /billing/payment-methods: B10: without any card it is past due, and charged at once when there is one', async () => {
    const host = await bought()
    const [method] = (await billingOf(host)).paymentMethods
    await call(host, `DELETE /billing/payment-methods/${method?.id}`)
    await runAt(host, SECOND_YEAR)
    expect((await billingOf(host)).pastDue).toMatchObject({ decline: 'no_card', nextOn: '2027-01-04' })
    await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).toBeNull()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
  })

  test('B4, B6, B10: who buys with a new card meanwhile pays just that; what is past due waits for its day, and asks that card', async () => {
    const host = await pastDue()
    host.clock.set(dayOf2027(1))
    const { body: order } = await buy(host, { card: card('mastercard') })
    expect(order.state).toBe('paid')
    await host.app.runJobs()
    expect(await chargedBy(host)).toEqual([20_000, order.total].sort((a, b) => a - b))
    expect(await billingOf(host)).toMatchObject({
      pastDue: { attempts: 1, isCharging: false, nextOn: '2027-01-04' },
      paymentMethods: [{ brand: 'mastercard', isDefault: true }, {}, {}],
    })
    await runAt(host, dayOf2027(3))
    expect((await billingOf(host)).pastDue).toBeNull()
    expect(await chargedBy(host)).toEqual([20_000, order.total, YEAR].sort((a, b) => a - b))
    expect((await books(host)).numbers).toEqual(numbersUpTo(3))
  })

  test('B7, B10: what was bought and paid for while the renewal is past due does not end with it', async () => {
    const host = await bought()
    const [visa] = (await billingOf(host)).paymentMethods
    await makeDefault(host, card('declined_when_charged'))
    await runAt(host, SECOND_YEAR)
    host.clock.set(dayOf2027(5))
    const { body: order } = await buy(host, {
      wanted: { ...pack, pack: 'actions_25000' },
      saved: visa?.id ?? '',
    })
    expect(order.state).toBe('paid')
    await runAt(host, dayOf2027(9))
    expect(await billingOf(host)).toMatchObject({
      ...{ pastDue: null, allowance: 35_000, addOns: [{ pack: 'actions_25000', ends: false }] },
    })
  })

  test('B10: put first while another attempt is under way, the other card is charged after it', async () => {
    const host = await bought()
    await call(host, 'POST /billing/payment-methods', { body: { card: card('mastercard') } })
    await makeDefault(host, card('declined_when_charged'))
    const { paymentMethods } = await billingOf(host)
    const other = paymentMethods.find(({ brand }) => brand === 'mastercard')
    let swapped = false
    const page = await openHost({
      beside: host,
      payments: processor => ({
        ...processor,
        async confirmIntent(id, options) {
          if (!swapped) await call(host, `POST /billing/payment-methods/${other?.id}/default`, { body: {} })
          swapped = true
          return processor.confirmIntent(id, options)
        },
      }),
    })
    host.clock.set(SECOND_YEAR)
    await page.app.runJobs()
    await page.app.runJobs()
    expect((await billingOf(host)).pastDue).toBeNull()
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    const [renewed] = (await invoicesOf(host)).filter(({ reason }) => reason === 'renewal')
    expect(renewed).toMatchObject({ card: { brand: 'mastercard' } })
  })

  test('B10: an e-mail each time, to the owner and every admin, in their own language', async () => {
    const host = await pastDue()
    for (const day of [0, 3, 6, 9]) await runAt(host, dayOf2027(day))
    const { body } = await call(host, 'GET /mails')
    const about = (kind: string) =>
      body.items
        .filter((mail: { about: { kind: string } }) => mail.about.kind === kind)
        .map(({ to }: { to: { id: string; locale: string } }) => `${to.id} ${to.locale}`)
        .sort()
    expect(about('payment_failed')).toEqual([...Array(3).fill('ana en'), ...Array(3).fill('kim fr')])
    expect(about('add_ons_ended')).toEqual(['ana en', 'kim fr'])
  })

  test('U5, U6: add-ons that ended leave a month that used more: used up, refused at the next attempt', async () => {
    const scenario = studio({ automations: [{ id: 'a1' }] })
    const host = await openHost({ at: at('2026-12-10T20:00:00Z'), scenario })
    await buy(host)
    await makeDefault(host, card('declined_when_charged'))
    await runAt(host, SECOND_YEAR)
    expect(await offerRuns(host, { automationId: 'a1', runs: 12_000, prefix: 'january' })).toMatchObject({
      ran: 12_000,
    })
    await runAt(host, dayOf2027(9))
    expect((await call(host, 'GET /usage')).body).toMatchObject({ state: 'used_up', allowance: 10_000 })
    expect(await offerRuns(host, { automationId: 'a1', runs: 1, prefix: 'more' })).toEqual({
      ran: 0,
      refused: 1,
    })
    await buy(host)
    expect((await call(host, 'GET /usage')).body.state).not.toBe('suspended')
  })
})

describe('B7, B10: an order that waits over the end of the cycle', () => {
  test('B7, B10: paid on the last day, passed at the bank on the next: granted, and renewed once with the rest', async () => {
    const host = await bought()
    host.clock.set((SECOND_YEAR - 600_000) as Instant)
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    await runAt(host, (SECOND_YEAR + 600_000) as Instant)
    await call(host, `POST /sandbox/challenges/${order.challenge}`, { body: { passed: true } })
    await call(host, `POST /orders/${order.id}/settle`, { body: {} })
    await host.app.runJobs()
    expect(await chargedBy(host)).toEqual([108, 20_000, 123_200])
    expect(await books(host)).toMatchObject({ allowance: 20_000, numbers: numbersUpTo(3) })
    expect((await billingOf(host)).cycle).toMatchObject({ start: '2027-01-01', end: '2028-01-01' })
    expect((await books(host)).invoices).toEqual([108, 20_000, 123_200])
  })

  test('B10: what was paid for the last day, and passed on the next, ends with the renewal that has it', async () => {
    const host = await bought()
    host.clock.set((SECOND_YEAR - 600_000) as Instant)
    // Kept as the first card, which asks for 3-D Secure each time.
    const { body: order } = await buy(host, { card: card('three_d_secure_2') })
    host.clock.set((SECOND_YEAR + 600_000) as Instant)
    await answerBank(host, order, true)
    await host.app.runJobs()
    expect((await billingOf(host)).pastDue).toMatchObject({
      total: 123_200,
      decline: 'authentication_failed',
    })
    await runAt(host, dayOf2027(9))
    expect(await billingOf(host)).toMatchObject({ allowance: 10_000, addOns: [], pastDue: null })
  })

  test('POST /quotes: B7: until it is answered the next cycle has no price', async () => {
    const host = await bought()
    host.clock.set((SECOND_YEAR - 600_000) as Instant)
    const { body: order } = await buy(host, { card: card('three_d_secure') })
    host.clock.set((SECOND_YEAR + 600_000) as Instant)
    const { status, body } = await call(host, 'POST /quotes', { body: pack })
    expect([status, body.code, body.orderId]).toEqual([409, 'order_open', order.id])
    await call(host, `POST /orders/${order.id}/cancel`, { body: {} })
    expect((await call(host, 'POST /quotes', { body: pack })).body).toMatchObject({ total: 40_000 })
  })

  test('B8, B10: left at the bank: given up after an hour, and then the cycle begins', async () => {
    const host = await bought()
    host.clock.set((SECOND_YEAR - 600_000) as Instant)
    await buy(host, { card: card('three_d_secure') })
    await runAt(host, (SECOND_YEAR + 3_600_000) as Instant)
    expect(await chargedBy(host)).toEqual([20_000, YEAR])
    expect(await books(host)).toMatchObject({ allowance: 15_000, numbers: numbersUpTo(2) })
  })
})
