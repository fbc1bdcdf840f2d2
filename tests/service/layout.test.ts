import { describe, expect, test } from 'vitest'
import type { Instant, UsageMonth } from '#domain/brand.ts'
import { resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import {
  automationPages,
  type Head,
  heads,
  pastBooks,
  pastTallyPages,
  rosterPages,
  tallyPages,
} from '#service/collections.ts'
import { call, offerRuns } from '../support/call.ts'
import { studio } from '../support/studio.ts'

const reset = resetOf(usageMonthOf(USUAL_NOW))

/** Makes of the rows what the first version of the code had in their place. */
function inFirstLayout(host: MemoryHost): Promise<void> {
  return host.store.transact(WORKSPACE_ID, async tx => {
    for (const { parts } of await automationPages.scan(tx, [])) automationPages.delete(tx, ...parts)
    for (const { parts } of await rosterPages.scan(tx, [])) rosterPages.delete(tx, ...parts)
    const rows = new Map<string, { lastRunAt: Instant | null; months: Record<string, unknown> }>()
    const add = (month: UsageMonth, tallies: Awaited<ReturnType<typeof tallyPages.get>>) => {
      for (const [id, { lastRunAt, ...tally }] of Object.entries(tallies?.tallies ?? {})) {
        const row = rows.get(id) ?? { lastRunAt, months: {} }
        rows.set(id, { lastRunAt, months: { ...row.months, [month]: tally } })
      }
    }
    for (const { parts, value } of await pastTallyPages.scan(tx, [])) {
      add(parts[0], { month: parts[0], tallies: value })
      pastTallyPages.delete(tx, ...parts)
    }
    for (const { parts, value } of await tallyPages.scan(tx, [])) {
      add(value.month, value)
      tallyPages.delete(tx, ...parts)
    }
    for (const [id, row] of rows) tx.put(['tally', id], row)
    // What came after the latest tenth Action was never published.
    for (const { parts, value } of await pastBooks.scan(tx, [])) {
      const { unpublished, refusedSince, warnedEarlyAt, allowance, ...books } = value
      const used = books.meter.used - (books.meter.used % 10)
      const meter = { ...books.meter, published: { used, at: books.meter.published.at } }
      tx.put(['books', ...parts], { ...books, meter })
    }
    const { layout: _, ...head } = (await heads.get(tx)) as Head
    const { unpublished, refusedSince, warnedEarlyAt, ...books } = head.books
    heads.put(tx, { ...head, books: books as Head['books'] })
  })
}

/** Two months' runs, some of them in the head still. */
async function worked() {
  const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }, { id: 'a2' }] }) })
  await offerRuns(host, { automationId: 'a1', runs: 3, prefix: 'nov' })
  host.clock.set(reset)
  await offerRuns(host, { automationId: 'a2', runs: 2, prefix: 'dec' })
  return host
}

const seen = async (host: MemoryHost) => [
  (await call(host, 'GET /automations?place=launch')).body.items,
  (await call(host, 'GET /automations/a1')).body,
  (await call(host, 'GET /runs?automation=a1&outcome=done')).body.items,
]

describe('T4: rows of an earlier version of the code', () => {
  test('a look at them brings them into this layout, and all that they said is there', async () => {
    const host = await worked()
    const before = await seen(host)
    expect(before[0]).toHaveLength(2)
    await inFirstLayout(host)
    expect(await seen(host)).toEqual(before)
    const left = await host.store.read(WORKSPACE_ID, tx => tx.scan(['tally']))
    expect(left).toEqual([])
  })

  test('so does a run or a change that comes first', async () => {
    for (const route of ['POST /automations/a1/runs', 'PATCH /automations/a1']) {
      const host = await worked()
      await inFirstLayout(host)
      expect((await call(host, route, { body: {} })).status).toBeLessThan(300)
      const { body } = await call(host, 'GET /automations?place=launch')
      expect(body.items).toMatchObject([{ id: 'a1' }, { id: 'a2', used: 2 }])
    }
  })

  test('U3, U9: what had not been published is, since it is not known what it was; the breakdowns agree with it', async () => {
    const host = await worked()
    const month = '/usage/months/2026-12'
    expect((await call(host, 'GET /usage')).body.used).toBe(0)
    await inFirstLayout(host)
    expect((await call(host, 'GET /usage')).body).toMatchObject({ used: 2, refusedSince: null })
    expect((await call(host, `GET ${month}`)).body).toMatchObject({ used: 2 })
    const { items } = (await call(host, `GET ${month}/automations`)).body
    expect(items).toMatchObject([{ id: 'a2', used: 2 }])
    const november = (await call(host, 'GET /usage/months/2026-11')).body
    expect(november).toMatchObject({ used: 3, asOf: '2026-12-01T08:00:00.000Z' })
    expect((await call(host, 'GET /usage/months/2026-11/automations')).body).toMatchObject({
      used: 3,
      items: [{ id: 'a1', used: 3 }],
    })
  })

  test('B10: what is billed is kept from then on, so that its cycle ends, once', async () => {
    const host = await worked()
    await inFirstLayout(host)
    const { cycle } = (await call(host, 'GET /billing')).body
    expect(cycle).toMatchObject({ start: '2026-01-01', end: '2027-01-01' })
    host.clock.set(Date.parse('2027-02-01T12:00:00Z') as Instant)
    await host.app.runJobs()
    const { items } = (await call(host, 'GET /invoices')).body
    expect(items).toMatchObject([{ reason: 'renewal', period: { from: '2027-01-01', to: '2028-01-01' } }])
  })

  test('A1: alerts that had no e-mail get one, those of this month', async () => {
    const host = await worked()
    await inFirstLayout(host)
    await host.store.transact(WORKSPACE_ID, async tx => {
      for (const month of ['2026-11', '2026-12'])
        tx.put(['alert', month, 'ninety', 100], {
          kind: 'ninety',
          at: reset,
          month,
          used: 90,
          allowance: 100,
        })
    })
    await call(host, 'GET /usage')
    await host.app.runJobs()
    const { items } = (await call(host, 'GET /mails')).body
    expect(items).toMatchObject([{ about: { month: '2026-12' } }, { about: { month: '2026-12' } }])
    expect(await host.store.read(WORKSPACE_ID, tx => tx.scan(['alert']))).toEqual([])
  })

  test('those of a later version are left as they are, and the answer says so', async () => {
    const host = await worked()
    await host.store.transact(WORKSPACE_ID, async tx => {
      const head = (await heads.get(tx)) as Head
      heads.put(tx, { ...head, layout: 99 })
    })
    expect((await call(host, 'GET /automations')).body).toMatchObject({
      code: 'storage_unavailable',
      reason: 'newer',
    })
    expect((await host.store.read(WORKSPACE_ID, tx => heads.get(tx)))?.layout).toBe(99)
  })
})
