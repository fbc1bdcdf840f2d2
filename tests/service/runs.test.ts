import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunPageView, RunView } from '#contract/runs.ts'
import type { AutomationId, Instant, PlaceId, RunId, TaskId, UsageMonth } from '#domain/brand.ts'
import { OUTCOMES, type Outcome, type Run } from '#domain/run.ts'
import { newMeter } from '#domain/usage.ts'
import { monthStart, usageMonthOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { type Head, heads, pastBooks, runLog, type Tally } from '#service/collections.ts'
import { newBooks } from '#service/head.ts'
import type { ReadTx } from '#service/ports.ts'
import { addToPages } from '#service/usage/tally-pages.ts'
import { call, offerRuns } from '../support/call.ts'
import { place, status, studio } from '../support/studio.ts'

const HOUR = 3_600_000
const november = monthStart('2026-11' as UsageMonth)

type Told = { at: number; automation?: string; outcome?: Outcome; list?: PlaceId | null }

const runOf = (
  { at, automation = 'a1', outcome = 'done', list = place('launch') }: Told,
  n: number,
): Run => ({
  id: `run-${n}` as RunId,
  at: at as Instant,
  automationId: automation as AutomationId,
  automationName: `Automation ${automation}`,
  placeId: place('product'),
  cause: { kind: 'clock' },
  event: null,
  task: list && { id: 't1' as TaskId, title: 'A task', listId: list },
  link: 1,
  outcome,
  steps: [],
})

/** A workspace whose log holds these runs, oldest first: blocks of `size` by month, the last `tail` ones in the head. */
async function hostWith(told: Told[], { size = 3, tail = 0 }: { size?: number; tail?: number } = {}) {
  const host = await createMemoryHost({ scenario: studio() })
  const runs = told.map(runOf)
  const inTail = tail === 0 ? [] : runs.slice(-tail)
  const months = Map.groupBy(runs, ({ at }) => usageMonthOf(at))
  await host.store.transact(WORKSPACE_ID, async tx => {
    const head = (await heads.get(tx)) as Head
    for (const [month, all] of months) {
      const inBlocks = all.filter(run => !inTail.includes(run))
      const blocks = Math.ceil(inBlocks.length / size)
      for (let block = 0; block < blocks; block += 1)
        runLog.put(tx, inBlocks.slice(block * size, (block + 1) * size), month, block)
      const { refused, used, refusedSince } = countOf(all)
      const books = { ...newBooks(month), meter: { ...newMeter(month), used, refused }, refusedSince, blocks }
      if (month === usageMonthOf(USUAL_NOW)) head.books = books
      // As the service does: a month in which nothing was counted has no books.
      else if (used + refused > 0) pastBooks.put(tx, { ...books, allowance: null }, month)
    }
    head.tail = inTail
    for (const [id, all] of Map.groupBy(runs, ({ automationId }) => automationId)) {
      for (const [month, ran] of Map.groupBy(all, ({ at }) => usageMonthOf(at))) {
        const tally = countOf(ran)
        if (tally.used + tally.refused > 0)
          await addToPages(tx, { [id]: { ...tally, lastRunAt: null } }, month)
      }
    }
    heads.put(tx, head)
  })
  return { host, runs }
}

function countOf(runs: readonly Run[]): Tally {
  const refused = runs.filter(({ outcome }) => outcome === 'refused')
  const used = runs.filter(({ outcome }) => outcome === 'done' || outcome === 'failed').length
  return { used, refused: refused.length, refusedSince: refused[0]?.at ?? null }
}

async function pageOf(host: MemoryHost, query: Record<string, string | number>): Promise<RunPageView> {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const { status, body } = await call(host, `GET /runs?${asked}`)
  expect(status).toBe(200)
  return body
}

/** All pages of a question, `between` them something may happen. */
async function allOf(
  host: MemoryHost,
  query: Record<string, string | number>,
  between: () => Promise<unknown> = async () => undefined,
): Promise<RunView[]> {
  const items: RunView[] = []
  let after: string | null = null
  do {
    const page: RunPageView = await pageOf(host, { ...query, ...(after !== null && { after }) })
    items.push(...page.items)
    after = page.next
    await between()
  } while (after !== null)
  return items
}

const idsOf = (runs: readonly { id: string }[]) => runs.map(({ id }) => id)

/** How many blocks of the log are read from now on. */
function countReads(host: MemoryHost): () => number {
  let reads = 0
  const counting = (tx: ReadTx): ReadTx => ({
    async get(key) {
      if (key[0] === 'log') reads += 1
      return tx.get(key)
    },
    async scan(prefix, options) {
      const found = await tx.scan<never>(prefix, options)
      if (prefix[0] === 'log') reads += found.length
      return found
    },
  })
  const { read } = host.store
  host.store.read = (workspace, body) => read(workspace, tx => body(counting(tx)))
  return () => reads
}

describe('GET /runs', () => {
  const told: Told[] = [
    { at: monthStart('2026-09' as UsageMonth) + HOUR, outcome: 'skipped', automation: 'a2' },
    { at: november - 2 * HOUR },
    { at: november - HOUR, automation: 'a2', outcome: 'failed' },
    { at: november, list: place('inbox') },
    { at: november + HOUR, outcome: 'refused', automation: 'a2' },
    { at: november + HOUR, outcome: 'stopped' },
    { at: november + 2 * HOUR, list: null },
    { at: november + 3 * HOUR, outcome: 'refused' },
  ]
  const of = (...numbers: number[]) => numbers.map(n => `run-${n}`)

  test.each<[string, Record<string, string>, string[]]>([
    ['nothing: all, newest first', {}, of(7, 6, 5, 4, 3, 2, 1, 0)],
    ['the automation', { automation: 'a2' }, of(4, 2, 0)],
    ['an automation that is not there', { automation: 'nonesuch' }, []],
    ['done', { outcome: 'done' }, of(6, 3, 1)],
    ['failed', { outcome: 'failed' }, of(2)],
    ['refused', { outcome: 'refused' }, of(7, 4)],
    ['stopped', { outcome: 'stopped' }, of(5)],
    ['skipped, in a month that has no books', { outcome: 'skipped' }, of(0)],
    ['automation and outcome', { automation: 'a2', outcome: 'refused' }, of(4)],
    ['its skipped ones, in a month that has no tally of it', { automation: 'a2', outcome: 'skipped' }, of(0)],
    ['the place with those below', { place: 'website' }, of(7, 5, 4, 2, 1, 0)],
    ['the automation’s place, for what ran on no task', { place: 'product' }, of(7, 6, 5, 4, 2, 1, 0)],
    ['from, which is included', { from: isoInstant(november) }, of(7, 6, 5, 4, 3)],
    ['to, which is not', { to: isoInstant(november) }, of(2, 1, 0)],
    [
      'a span',
      { from: isoInstant((november - HOUR) as Instant), to: isoInstant((november + HOUR) as Instant) },
      of(3, 2),
    ],
    ['all of them', { place: 'website', automation: 'a1', outcome: 'done', to: isoInstant(november) }, of(1)],
    ['a span that has not come', { from: '2027-01-01T00:00:00.000Z' }, []],
    ['a span before all', { to: '0001-01-01T00:00:00.000Z' }, []],
  ])('GET /runs: P8: filtered by %s', async (_, query, expected) => {
    for (const tail of [0, 1, 3]) {
      const { host } = await hostWith(told, { size: 2, tail })
      for (const limit of [1, 2, 50])
        expect(idsOf(await allOf(host, { ...query, limit })), `tail ${tail}`).toEqual(expected)
    }
  })

  test('P8: whatever is asked, and however it is paged: what fits, once, newest first', async () => {
    const firing = fc.record({
      at: fc.integer({ min: november - 75 * 24 * HOUR, max: USUAL_NOW }),
      automation: fc.constantFrom('a1', 'a2', 'a3'),
      outcome: fc.constantFrom(...OUTCOMES),
      list: fc.constantFrom(place('launch'), place('backlog'), place('inbox'), null),
    })
    const instant = fc.integer({ min: november - 80 * 24 * HOUR, max: USUAL_NOW + HOUR })
    const asked = fc.record(
      {
        automation: fc.constantFrom('a1', 'a2', 'a3'),
        outcome: fc.constantFrom(...OUTCOMES),
        place: fc.constantFrom('product', 'launch', 'inbox'),
        from: instant,
        to: instant,
      },
      { requiredKeys: [] },
    )
    const below: Record<string, string[]> = {
      product: ['product', 'launch', 'backlog'],
      launch: ['launch'],
      inbox: ['inbox'],
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(firing, { maxLength: 40 }),
        asked,
        fc.record({ size: fc.integer({ min: 1, max: 5 }), tail: fc.integer({ min: 0, max: 6 }) }),
        fc.integer({ min: 1, max: 60 }),
        async (firings, { from, to, ...query }, layout, limit) => {
          const sorted = firings.toSorted((a, b) => a.at - b.at)
          // What is in the head is of the running month.
          const current = sorted.filter(({ at }) => at >= november).length
          const { host, runs } = await hostWith(sorted, { ...layout, tail: Math.min(layout.tail, current) })
          const expected = runs
            .toReversed()
            .filter(
              run =>
                (query.automation === undefined || run.automationId === query.automation) &&
                (query.outcome === undefined || run.outcome === query.outcome) &&
                (query.place === undefined ||
                  below[query.place]?.includes(run.task ? run.task.listId : run.placeId)) &&
                run.at >= (from ?? Number.NEGATIVE_INFINITY) &&
                run.at < (to ?? Number.POSITIVE_INFINITY),
            )
          const found = await allOf(host, {
            ...query,
            limit,
            ...(from !== undefined && { from: isoInstant(from as Instant) }),
            ...(to !== undefined && { to: isoInstant(to as Instant) }),
          })
          expect(idsOf(found)).toEqual(idsOf(expected))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('P8: pages read while runs come in have neither gaps nor doubles, from the head to the blocks', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    let offered = 0
    // Odd numbers, so that pages end inside the head, at its end, and inside blocks.
    const offer = async (runs: number) => {
      host.clock.advance(1_000)
      offered += 1
      await offerRuns(host, { automationId: 'a1', runs, prefix: `more-${offered}` })
    }
    for (const runs of [300, 7, 19, 33, 5, 2]) await offer(runs)
    const before = await allOf(host, { limit: 200 })
    expect(before).toHaveLength(366)
    for (const limit of [1, 3, 7, 50]) {
      const known = await allOf(host, { limit: 200 })
      const found = await allOf(host, { limit }, () => (offered < 200 ? offer(offered % 40) : offer(0)))
      expect(idsOf(found)).toEqual(idsOf(known))
    }
  })

  test('P8: a page begun before the month turned goes on behind it', async () => {
    const { host, runs } = await hostWith(told, { size: 2, tail: 2 })
    const first = await pageOf(host, { limit: 1 })
    host.clock.set(monthStart('2026-12' as UsageMonth))
    await call(host, 'PATCH /tasks/t1', { body: { statusId: status('done') } })
    const rest = await allOf(host, { limit: 3, after: first.next ?? '' })
    expect(idsOf([...first.items, ...rest])).toEqual(idsOf(runs.toReversed()))
  })

  test('P8: a page reads a limited part of the log, and says that it goes on', async () => {
    const { host } = await hostWith(
      Array.from({ length: 900 }, (_, n) => ({ at: november + n, automation: n === 20 ? 'rare' : 'a1' })),
      { size: 1 },
    )
    const reads = countReads(host)
    const pages = []
    let after: string | null = null
    do {
      const from = reads()
      const page: RunPageView = await pageOf(host, {
        automation: 'rare',
        ...(after !== null && { after }),
      })
      pages.push({ found: page.items.length, isShort: reads() - from <= 400 })
      after = page.next
    } while (after !== null)
    expect(pages).toEqual([
      { found: 0, isShort: true },
      { found: 0, isShort: true },
      { found: 1, isShort: true },
    ])
  })

  test('P8: days long ago are found without reading all that came after them', async () => {
    const { host } = await hostWith(
      Array.from({ length: 900 }, (_, n) => ({ at: november + n * 1_000 })),
      { size: 1, tail: 2 },
    )
    const reads = countReads(host)
    const page = await pageOf(host, {
      from: isoInstant((november + 20_000) as Instant),
      to: isoInstant((november + 23_000) as Instant),
    })
    expect(idsOf(page.items)).toEqual(['run-22', 'run-21', 'run-20'])
    expect(page.next).toBeNull()
    expect(reads()).toBeLessThan(20)
  })

  test('P8: months that counted nothing of what is asked are passed over', async () => {
    const early = monthStart('2026-10' as UsageMonth)
    const { host } = await hostWith(
      [{ at: early, outcome: 'refused' }, ...Array.from({ length: 300 }, (_, n) => ({ at: november + n }))],
      { size: 1 },
    )
    const reads = countReads(host)
    expect(idsOf((await pageOf(host, { outcome: 'refused' })).items)).toEqual(['run-0'])
    expect(idsOf((await pageOf(host, { outcome: 'refused', automation: 'a1' })).items)).toEqual(['run-0'])
    expect(reads()).toBeLessThan(10)
  })

  test('`after` is the `next` of a page and nothing else; a place is one of the workspace', async () => {
    const host = await createMemoryHost({ scenario: studio() })
    for (const after of ['x', '2026-11', '2026-11.0.-2', '2026-11.0.99999999999'])
      expect((await call(host, `GET /runs?after=${after}`)).body.code).toBe('invalid_input')
    expect((await call(host, 'GET /runs?place=nonesuch')).status).toBe(404)
    expect((await call(host, 'GET /runs?outcome=eaten')).body.code).toBe('invalid_input')
    expect((await call(host, 'GET /runs?from=yesterday')).body.code).toBe('invalid_input')
    expect((await call(host, 'GET /runs', { as: 'tom' })).body.code).toBe('role_required')
  })
})

describe('P8: how many were refused, and since when', () => {
  async function suspended() {
    const host = await createMemoryHost({
      scenario: studio({ plan: 'free', automations: [{ id: 'a1' }, { id: 'a2' }, { id: 'a3' }] }),
    })
    await offerRuns(host, { automationId: 'a1', runs: 100, prefix: 'all' })
    host.clock.advance(HOUR)
    await offerRuns(host, { automationId: 'a1', runs: 2, prefix: 'first' })
    host.clock.advance(HOUR)
    await offerRuns(host, { automationId: 'a2', runs: 3, prefix: 'second' })
    return host
  }
  const at = (hours: number) => isoInstant((USUAL_NOW + hours * HOUR) as Instant)
  const refusedBy = async (host: MemoryHost, query = {}) => (await pageOf(host, query)).refused

  test('P8: of the workspace, of an automation, and of one that was never refused', async () => {
    const host = await suspended()
    expect(await refusedBy(host)).toEqual({ count: 5, since: at(1) })
    expect(await refusedBy(host, { place: 'launch', outcome: 'done' })).toEqual({ count: 5, since: at(1) })
    expect(await refusedBy(host, { automation: 'a1' })).toEqual({ count: 2, since: at(1) })
    expect(await refusedBy(host, { automation: 'a2' })).toEqual({ count: 3, since: at(2) })
    expect(await refusedBy(host, { automation: 'a3' })).toEqual({ count: 0, since: null })
  })

  test('P8: still since the first, after more were bought and those were used up too', async () => {
    const host = await suspended()
    await call(host, 'PATCH /sandbox', { body: { addOnActions: 10 } })
    expect(await refusedBy(host)).toEqual({ count: 5, since: at(1) })
    host.clock.advance(HOUR)
    await offerRuns(host, { automationId: 'a3', runs: 11, prefix: 'third' })
    expect(await refusedBy(host)).toEqual({ count: 6, since: at(1) })
    expect(await refusedBy(host, { automation: 'a3' })).toEqual({ count: 1, since: at(3) })
  })

  test('P8, U2: none in a new month, while the log keeps them', async () => {
    const host = await suspended()
    host.clock.set(monthStart('2026-12' as UsageMonth))
    expect(await refusedBy(host)).toEqual({ count: 0, since: null })
    expect(await refusedBy(host, { automation: 'a2' })).toEqual({ count: 0, since: null })
    expect(await allOf(host, { outcome: 'refused' })).toHaveLength(5)
  })
})
