import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, UsageMonth } from '#domain/brand.ts'
import { plans } from '#domain/plans.ts'
import { monthStart } from '#domain/usage-month.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { type Head, heads, mails } from '#service/collections.ts'
import { allBooks } from '#service/head.ts'
import type { ReadTx } from '#service/ports.ts'
import { allTallies } from '#service/usage/tallies.ts'
import { call, offerRuns } from '../support/call.ts'
import { member, place, studio } from '../support/studio.ts'
import journal from '../vectors/usage-journal.json' with { type: 'json' }

const reset = monthStart('2026-12' as UsageMonth)

const exact = async (host: MemoryHost) => (await call(host, 'GET /sandbox')).body

async function headOf(tx: ReadTx): Promise<Head> {
  const head = await heads.get(tx)
  if (!head) throw new Error('There is no head')
  return head
}

/** E-mails that became due so far, for one recipient. */
async function mailsTo(host: MemoryHost, id: string): Promise<{ ninety: number; exceeded: number }> {
  const due = await host.store.read(WORKSPACE_ID, tx => mails.scan(tx, []))
  const mine = due.filter(({ value }) => value.to.id === id)
  const of = (kind: string) => mine.filter(({ value }) => value.about.kind === kind).length
  return { ninety: of('ninety'), exceeded: of('exceeded') }
}

describe('the usage journal, through the API', () => {
  test.each(journal.journals)('U3, U4, U5, U6, A1, A2: $plan', async ({ plan, steps }) => {
    const host = await createMemoryHost({
      scenario: studio({ plan: plan as 'free', automations: [{ id: 'a1' }] }),
    })
    for (const [index, step] of steps.entries()) {
      if (step.buyActions) await call(host, 'PATCH /sandbox', { body: { addOnActions: step.buyActions } })
      if (step.nextMonth) host.clock.set(reset)
      await offerRuns(host, { automationId: 'a1', runs: step.runs ?? 0, prefix: `step-${index}` })
      const { body: usage } = await call(host, 'GET /usage')
      const { used, refused } = await exact(host)
      expect({ used, displayed: usage.used, state: usage.state, refused }).toEqual({
        used: step.used,
        displayed: step.displayed,
        state: step.state,
        refused: step.refused,
      })
      if (step.allowance !== undefined) expect(usage.allowance).toBe(step.allowance)
      for (const id of ['ana', 'kim']) expect(await mailsTo(host, id)).toEqual(step.mails)
      expect(await mailsTo(host, 'lea')).toEqual({ ninety: 0, exceeded: 0 })
    }
  })
})

describe('GET /usage', () => {
  test('GET /usage: U1, U8: what the tab shows, in one answer', async () => {
    const host = await createMemoryHost({
      scenario: studio({
        plan: 'free',
        meter: { used: 37, published: { used: 30, at: monthStart('2026-11' as UsageMonth) } },
        automations: [{}, {}, { active: false }],
      }),
    })
    expect((await call(host, 'GET /usage')).body).toEqual({
      month: '2026-11',
      used: 30,
      publishedAt: '2026-11-01T07:00:00.000Z',
      allowance: 100,
      addOnActions: 0,
      left: 70,
      state: 'ok',
      suspendedSince: null,
      refused: 0,
      refusedSince: null,
      resetsAt: '2026-12-01T08:00:00.000Z',
      now: '2026-11-23T22:03:00.000Z',
      plan: 'free',
      active: 2,
      cap: 5,
    })
  })

  test('U2: nothing rolls over: after three months nobody touched, the first look is right', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100, refused: 7, suspendedSince: 5 as Instant } }),
    })
    expect((await call(host, 'GET /usage')).body.state).toBe('suspended')
    host.clock.set((monthStart('2027-03' as UsageMonth) - 1) as Instant)
    expect((await call(host, 'GET /usage')).body).toMatchObject({
      month: '2027-02',
      used: 0,
      state: 'ok',
      refused: 0,
      suspendedSince: null,
      publishedAt: '2027-02-01T08:00:00.000Z',
      resetsAt: '2027-03-01T08:00:00.000Z',
    })
  })

  test('U2, U6: one millisecond before the reset it refuses, at the reset it runs', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100 }, automations: [{ id: 'a1' }] }),
    })
    host.clock.set((reset - 1) as Instant)
    expect((await call(host, 'POST /automations/a1/runs', { body: {} })).status).toBe(429)
    host.clock.set(reset)
    expect((await call(host, 'POST /automations/a1/runs', { body: {} })).status).toBe(201)
    expect(await exact(host)).toMatchObject({ used: 1, refused: 0 })
  })

  test('T1: with the computer’s clock set back, counters do not reset', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 50 }, automations: [{ id: 'a1' }] }),
    })
    host.clock.set(reset)
    await call(host, 'POST /automations/a1/runs', { body: {} })
    host.clock.set((reset - 10 * 86_400_000) as Instant)
    expect((await call(host, 'GET /usage')).body.month).toBe('2026-12')
    await call(host, 'POST /automations/a1/runs', { body: {} })
    expect(await exact(host)).toMatchObject({ used: 2 })
  })

  test('U3: a reload shows the published value, not the exact one', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    await offerRuns(host, { automationId: 'a1', runs: 17, prefix: 'k' })
    const first = (await call(host, 'GET /usage')).body
    host.clock.advance(3_600_000)
    const again = (await call(host, 'GET /usage')).body
    expect([first.used, again.used, again.publishedAt]).toEqual([10, 10, first.publishedAt])
    expect(await exact(host)).toMatchObject({ used: 17, displayed: 10 })
  })
})

describe('exactness', () => {
  test('U4: whatever is offered, by whatever calls, runs and refusals add up everywhere', async () => {
    const batches = fc.array(fc.tuple(fc.constantFrom('a1', 'a2', 'a3'), fc.integer({ min: 1, max: 60 })), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(batches, async offered => {
        const host = await createMemoryHost({
          scenario: studio({
            plan: 'free',
            automations: [
              { id: 'a1' },
              { id: 'a2', placeId: place('launch') },
              { id: 'a3', placeId: place('launch') },
            ],
          }),
        })
        const tab = await createMemoryHost({ beside: host })
        const totals = await Promise.all(
          offered.map(([automationId, runs], index) =>
            offerRuns(index % 2 ? host : tab, { automationId, runs, prefix: `batch-${index}` }),
          ),
        )
        const attempts = offered.reduce((sum, [, runs]) => sum + runs, 0)
        const ran = totals.reduce((sum, total) => sum + total.ran, 0)
        expect(ran).toBe(Math.min(100, attempts))
        const sums = await host.store.read(WORKSPACE_ID, async tx => {
          const head = await headOf(tx)
          const { meter, days, places } = head.books
          const sum = (rows: Iterable<{ used: number; refused: number }>) =>
            [...rows].reduce((all, row) => [(all[0] ?? 0) + row.used, (all[1] ?? 0) + row.refused], [0, 0])
          return [
            [meter.used, meter.refused],
            sum(Object.values(days)),
            sum(Object.values(places)),
            sum((await allTallies(tx, { head, now: host.clock.now() })).values()),
          ]
        })
        const expected = [ran, attempts - ran]
        expect(sums).toEqual([expected, expected, expected, expected])
      }),
      { numRuns: 15 },
    )
  })
})

describe('what is written when', () => {
  test('U2: what waits in the head is not lost when the month turns: log, tallies and books are kept', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }, { id: 'a2' }] }) })
    await offerRuns(host, { automationId: 'a1', runs: 3, prefix: 'nov' })
    host.clock.set(reset)
    await offerRuns(host, { automationId: 'a2', runs: 40, prefix: 'dec-many' })
    await offerRuns(host, { automationId: 'a2', runs: 2, prefix: 'dec' })
    const { items } = (await call(host, 'GET /runs?limit=200')).body
    expect(items.map((run: { automationId: string }) => run.automationId)).toEqual([
      ...Array.from({ length: 42 }, () => 'a2'),
      ...Array.from({ length: 3 }, () => 'a1'),
    ])
    const { body } = await call(host, 'GET /automations')
    expect(body.items).toMatchObject([
      { id: 'a1', used: 0, lastRunAt: '2026-11-23T22:03:00.000Z' },
      { id: 'a2', used: 42 },
    ])
    const books = await host.store.read(WORKSPACE_ID, async tx => allBooks(tx, await headOf(tx)))
    expect(books.map(({ meter }) => [meter.month, meter.used])).toEqual([
      ['2026-11', 3],
      ['2026-12', 42],
    ])
  })

  test('with more automations at work than the head holds, their tallies stay exact', async () => {
    const automations = Array.from({ length: 300 }, (_, index) => ({ id: `a${index}` }))
    const host = await createMemoryHost({ scenario: studio({ automations }) })
    for (const round of [1, 2]) {
      const runs = automations.map(({ id }) => ({ automationId: id, key: `${round}-${id}` }))
      await call(host, 'POST /runs', { body: { runs } })
    }
    await call(host, 'POST /automations/a7/runs', { body: {} })
    const { items } = (await call(host, 'GET /automations')).body
    expect(items.find((one: { id: string }) => one.id === 'a7').used).toBe(3)
    expect(items.filter((one: { used: number }) => one.used === 2)).toHaveLength(299)
    expect((await call(host, 'GET /automations/a8')).body.used).toBe(2)
  })
})

describe('refusals', () => {
  test('POST /automations/{id}/runs: T3: 429 with which limit, how much, until when, what helps, and Retry-After', async () => {
    const host = await createMemoryHost({
      scenario: studio({
        plan: 'business',
        meter: { used: plans.business.actions },
        automations: [{ id: 'a1' }],
      }),
    })
    const { status, headers, body } = await call(host, 'POST /automations/a1/runs', { body: {} })
    expect(status).toBe(429)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(Number(headers.get('retry-after'))).toBe((reset - host.clock.now()) / 1000)
    expect(body).toEqual({
      type: 'urn:headroom:problem:monthly_actions_exceeded',
      title: 'The Actions of this month are used up',
      status: 429,
      code: 'monthly_actions_exceeded',
      detail: expect.stringContaining('10000 of 10000'),
      plan: 'business',
      limit: 10_000,
      used: 10_000,
      until: '2026-12-01T08:00:00.000Z',
      retryAfter: (reset - host.clock.now()) / 1000,
      suspendedSince: '2026-11-23T22:03:00.000Z',
      helps: ['wait_for_reset', 'buy_add_on', 'upgrade'],
    })
  })

  test('T1, T3: Retry-After goes by the service’s clock, also when the first answer is given again', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100 }, automations: [{ id: 'a1' }] }),
    })
    await call(host, 'POST /sandbox/clock', { body: { to: '2026-12-01T07:59:00.000Z' } })
    const run = () => call(host, 'POST /automations/a1/runs', { body: {}, key: 'k' })
    expect((await run()).headers.get('retry-after')).toBe('60')
    host.clock.advance(20_000)
    const again = await run()
    expect([again.headers.get('retry-after'), again.body.retryAfter]).toEqual(['40', 40])
  })

  test('PATCH /sandbox: U3: what leaves the allowance as it is publishes nothing', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    await offerRuns(host, { automationId: 'a1', runs: 17, prefix: 'k' })
    await call(host, 'PATCH /sandbox', { body: { plan: 'business' } })
    expect((await call(host, 'GET /usage')).body.used).toBe(10)
  })

  test('T1: who has looked at a new month does not see the old one again', async () => {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', meter: { used: 100, suspendedSince: 5 as Instant } }),
    })
    host.clock.set(reset)
    expect((await call(host, 'GET /usage')).body).toMatchObject({ month: '2026-12', state: 'ok' })
    host.clock.set((reset - 6 * 86_400_000) as Instant)
    expect((await call(host, 'GET /usage')).body).toMatchObject({ month: '2026-12', state: 'ok' })
  })

  test('PATCH /sandbox: U6: a larger allowance resumes at once, and is published at once', async () => {
    const host = await createMemoryHost({
      scenario: studio({
        plan: 'free',
        meter: { used: 100 },
        automations: [{ id: 'a1' }, { id: 'a2', active: false }],
      }),
    })
    await call(host, 'POST /automations/a1/runs', { body: {} })
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 1_000 } })
    expect((await call(host, 'GET /usage')).body).toMatchObject({ state: 'ok', used: 100, allowance: 1_100 })
    expect((await call(host, 'POST /automations/a1/runs', { body: {} })).status).toBe(201)
    expect((await call(host, 'GET /automations/a2')).body.active).toBe(false)
  })

  test('POST /sandbox/clock: T1: forward only', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    const forward = await call(host, 'POST /sandbox/clock', { body: { to: '2026-12-01T08:00:00.000Z' } })
    expect(forward.body.now).toBe('2026-12-01T08:00:00.000Z')
    expect((await call(host, 'GET /usage')).body.month).toBe('2026-12')
    const back = await call(host, 'POST /sandbox/clock', { body: { to: '2026-11-23T22:03:00.000Z' } })
    expect([back.status, back.body.code]).toEqual([400, 'invalid_input'])
  })

  test('GET /sandbox: outside of a sandbox there is none', async () => {
    const host = await createMemoryHost({ scenario: studio(), sandbox: false })
    expect((await call(host, 'GET /sandbox', { as: member('ana') })).status).toBe(404)
  })
})
