import { setupI18n } from '@lingui/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunView } from '#contract/runs.ts'
import type { UsageView } from '#contract/usage.ts'
import type {
  AutomationPartView,
  BreakdownView,
  MonthInDaysView,
  MonthView,
  PlacePartView,
} from '#contract/usage-detail.ts'
import type { Instant, PlaceId } from '#domain/brand.ts'
import { projectMonth } from '#domain/projection.ts'
import { pacificDateOf, usageMonthOf } from '#domain/usage-month.ts'
import { plotDays, totalOf } from '#features/usage/details/chart-days.ts'
import { automationTable, dayTable, placeTable } from '#features/usage/details/month-tables.ts'
import { createMemoryHost, type MemoryHost } from '#hosts/memory/memory-host.ts'
import type { CsvTable } from '#ui/csv-file.ts'
import { call, offerRuns } from '../support/call.ts'
import { place, studio } from '../support/studio.ts'

const HOUR = 3_600_000
/** In Pacific Time: days before the clocks change in spring and in autumn, and a year's end. */
const STARTS = ['2026-03-06T20:00:00Z', '2026-10-30T20:00:00Z', '2026-12-29T20:00:00Z']
const DAY = 24 * HOUR
const AUTOMATIONS = ['a1', 'a2', 'a3'] as const
/** More than the 64 whose tallies wait in the head: they are folded into their rows while the month runs. */
const CROWD = Array.from({ length: 70 }, (_, index) => `b${index}`)

type Act =
  | { kind: 'run'; automation: (typeof AUTOMATIONS)[number]; runs: number }
  | { kind: 'wait'; hours: number }
  | { kind: 'plan'; plan: 'free' | 'unlimited'; addOnActions: number }
  | { kind: 'move'; automation: (typeof AUTOMATIONS)[number]; to: 'launch' | 'backlog' }
  | { kind: 'delete'; automation: string; purge: boolean }
  | { kind: 'crowd' }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('run' as const),
      automation: fc.constantFrom(...AUTOMATIONS),
      runs: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 90 })),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 900 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('plan' as const),
      plan: fc.constantFrom('free' as const, 'unlimited' as const),
      addOnActions: fc.constantFrom(0, 20, 50),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      automation: fc.constantFrom(...AUTOMATIONS),
      to: fc.constantFrom('launch' as const, 'backlog' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      automation: fc.constantFrom('a3', 'b0', 'b1'),
      purge: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'crowd' as const }) },
)

const get = async <Answer>(host: MemoryHost, path: string): Promise<Answer> => {
  const { status, body } = await call(host, `GET ${path}`)
  expect(status).toBe(200)
  return body
}

async function perform(host: MemoryHost, one: Act, prefix: string): Promise<void> {
  switch (one.kind) {
    case 'run':
      await offerRuns(host, { automationId: one.automation, runs: one.runs, prefix })
      break
    case 'wait':
      host.clock.set((host.clock.now() + one.hours * HOUR) as Instant)
      break
    case 'plan':
      await call(host, 'PATCH /sandbox', { body: { plan: one.plan, addOnActions: one.addOnActions } })
      break
    case 'move':
      await call(host, `PATCH /automations/${one.automation}`, { body: { placeId: one.to } })
      break
    case 'delete':
      await call(host, `DELETE /automations/${one.automation}`)
      if (one.purge) await purge(host)
      break
    case 'crowd':
      await call(host, 'POST /runs', {
        body: { runs: CROWD.map(automationId => ({ automationId, key: `${prefix}-${automationId}` })) },
      })
      break
  }
}

/** What was deleted goes for good after 30 days; the clean-up works in parts. */
async function purge(host: MemoryHost): Promise<void> {
  host.clock.set((host.clock.now() + 40 * DAY) as Instant)
  for (let round = 0; round < 10; round += 1) await host.app.runJobs()
}

/** The whole activity log, newest first. */
async function wholeLog(host: MemoryHost): Promise<RunView[]> {
  const all: RunView[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: RunView[]; next: string | null } = await get(
      host,
      `/runs?limit=200${next && `&after=${next}`}`,
    )
    all.push(...page.items)
    next = page.next
  }
  return all
}

type Counts = { used: number; refused: number }
const sumOf = (parts: readonly Counts[]): Counts => ({
  used: parts.reduce((sum, { used }) => sum + used, 0),
  refused: parts.reduce((sum, { refused }) => sum + refused, 0),
})
const countsOf = ({ used, refused }: Counts): Counts => ({ used, refused })
const countsBy = (runs: readonly RunView[], keyOf: (run: RunView) => string) =>
  Object.fromEntries(
    [...Map.groupBy(runs, keyOf)].map(([key, all]) => [
      key,
      {
        used: all.filter(({ outcome }) => outcome !== 'refused').length,
        refused: all.filter(({ outcome }) => outcome === 'refused').length,
      },
    ]),
  )
/** The first of the firings refused, of runs newest first. */
const refusedSinceBy = (runs: readonly RunView[], keyOf: (run: RunView) => string) =>
  Object.fromEntries(
    [...Map.groupBy(runs, keyOf)].map(([key, all]) => [
      key,
      all.findLast(({ outcome }) => outcome === 'refused')?.at ?? null,
    ]),
  )
const byId = (items: readonly (Counts & { id: string })[]) =>
  Object.fromEntries(items.map(item => [item.id, countsOf(item)]))

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
const pathOf = (id: PlaceId) => `path of ${id}`

/** The counts in a file by what its rows are of, in the order of the rows. */
function countsIn({ headings, rows }: CsvTable, key: string): [unknown, Counts][] {
  const [id, used, refused] = [key, 'Actions used', 'Refused firings'].map(name => headings.indexOf(name))
  return rows.map(row => [
    row[id ?? -1],
    { used: Number(row[used ?? -1]), refused: Number(row[refused ?? -1]) },
  ])
}

const allAsOf = ({ headings, rows }: CsvTable) =>
  new Set(rows.map(row => row[headings.indexOf('As of (UTC)')]))

/** U9: the drawing, the table behind it and the file by day say what the days say. */
function expectDaysDrawn(detail: MonthInDaysView, card: UsageView): void {
  const days = Object.fromEntries(detail.days.map(day => [day.date, day]))
  const { month, today, allowance } = detail
  if (month === card.month) expect(allowance).toBe(card.allowance)
  const projection =
    today !== null && allowance !== null ? projectMonth({ month, today, days, allowance }) : null
  const plotted = plotDays({ days: detail.days, today, projection, allowance })
  expect(totalOf(plotted)).toEqual(countsOf(detail))
  expect(plotted.findLast(({ when }) => when !== 'future')?.sum).toBe(detail.used)
  if (projection?.kind === 'projected') expect(plotted.at(-1)?.sum).toBeGreaterThanOrEqual(detail.used)
  const file = dayTable(i18n, detail)
  const rows = countsIn(file, 'Day (Pacific Time)')
  expect(sumOf(rows.map(([, counts]) => counts))).toEqual(countsOf(detail))
  expect(rows.toReversed()).toEqual(
    plotted.filter(({ when }) => when !== 'future').map(day => [day.date, countsOf(day)]),
  )
  expect(allAsOf(file)).toEqual(new Set([detail.asOf]))
}

type Whole = BreakdownView<AutomationPartView> & BreakdownView<PlacePartView>

/** U9: the file of a breakdown has its rows, and its sum, also where not all are listed. */
function expectFileToAgree(by: 'automations' | 'places', shown: Whole): void {
  const table = by === 'automations' ? automationTable : placeTable
  const file = table(i18n, shown, pathOf)
  const rows = countsIn(file, by === 'automations' ? 'Automation ID' : 'Place ID')
  expect(sumOf(rows.map(([, counts]) => counts))).toEqual(countsOf(shown))
  const { count, ...rest } = shown.others
  const others = count === 0 ? [] : [['', rest]]
  expect(rows).toEqual([...shown.items.map(item => [item.id, countsOf(item)]), ...others])
  if (rows.length > 0) expect(allAsOf(file)).toEqual(new Set([shown.asOf]))
}

/** U3, U9: everything that the Usage tab shows, and the log, says the same. */
async function expectAgreement(host: MemoryHost): Promise<void> {
  const card = await get<UsageView>(host, '/usage')
  const exact = await get<{ used: number }>(host, '/sandbox')
  const { items: months } = await get<{ items: MonthView[] }>(host, '/usage/months')
  const log = (await wholeLog(host)).filter(({ outcome }) => outcome !== 'stopped' && outcome !== 'skipped')
  const monthOf = (run: RunView) => usageMonthOf(Date.parse(run.at) as Instant)
  // What is not published yet are the latest Actions.
  const lag = exact.used - card.used
  expect(lag).toBeGreaterThanOrEqual(0)
  expect(lag).toBeLessThan(10)
  const unpublished = new Set(
    log.filter(run => monthOf(run) === card.month && run.outcome !== 'refused').slice(0, lag),
  )
  const told = log.filter(run => !unpublished.has(run))

  expect(months[0]).toMatchObject({
    month: card.month,
    ...countsOf(card),
    allowance: card.allowance,
    asOf: card.publishedAt,
  })
  expect(sumOf(months)).toEqual(countsBy(told, () => 'all').all ?? { used: 0, refused: 0 })
  for (const { month, ...history } of months) {
    const ofMonth = told.filter(run => monthOf(run) === month)
    const detail = await get<MonthInDaysView>(host, `/usage/months/${month}`)
    expect(countsOf(detail)).toEqual(countsOf(history))
    expect(sumOf(detail.days)).toEqual(countsOf(history))
    const days = detail.days.filter(({ used, refused }) => used + refused > 0)
    const dateOf = (run: RunView) => pacificDateOf(Date.parse(run.at) as Instant)
    expect(Object.fromEntries(days.map(day => [day.date, countsOf(day)]))).toEqual(countsBy(ofMonth, dateOf))
    const [firstRefused] = ofMonth.filter(({ outcome }) => outcome === 'refused').reverse()
    expect(detail.refusedSince).toBe(firstRefused?.at ?? null)

    expectDaysDrawn(detail, card)

    for (const by of ['automations', 'places'] as const) {
      const whole = await get<Whole>(host, `/usage/months/${month}/${by}?limit=20000`)
      expect(countsOf(whole)).toEqual(countsOf(history))
      expect(sumOf(whole.items)).toEqual(countsOf(history))
      expect(whole.others).toEqual({ count: 0, used: 0, refused: 0 })
      expect(whole.asOf).toBe(detail.asOf)
      const keyOf = (run: RunView) => (by === 'automations' ? run.automationId : run.placeId)
      expect(byId(whole.items)).toEqual(countsBy(ofMonth, keyOf))
      expect(Object.fromEntries(whole.items.map(({ id, refusedSince }) => [id, refusedSince]))).toEqual(
        refusedSinceBy(ofMonth, keyOf),
      )
      const short = await get<typeof whole>(host, `/usage/months/${month}/${by}?limit=1`)
      expect(short.items).toEqual(whole.items.slice(0, 1))
      expect(sumOf([...short.items, short.others])).toEqual(countsOf(history))
      expectFileToAgree(by, whole)
      expectFileToAgree(by, short)
    }
  }
}

describe('what the Usage tab shows adds up', () => {
  test('U3, U9: GET /usage, /usage/months, their days and breakdowns, the chart, the files and the log agree to the unit, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...STARTS),
        fc.boolean(),
        fc.array(act, { minLength: 4, maxLength: 16 }),
        async (start, crowded, acts) => {
          const host = await createMemoryHost({
            at: Date.parse(start) as Instant,
            scenario: studio({
              plan: 'free',
              automations: [
                { id: 'a1' },
                { id: 'a2', placeId: place('launch') },
                { id: 'a3', placeId: place('launch') },
                ...(crowded ? CROWD.map(id => ({ id, placeId: place('inbox') })) : []),
              ],
            }),
          })
          for (const [index, one] of acts.entries()) {
            await perform(host, one, `act-${index}`)
            if (index % 3 === 2) await expectAgreement(host)
          }
          await expectAgreement(host)
        },
      ),
      { numRuns: 60 },
    )
  }, 30_000)
})

describe('GET /usage/months/{month}/automations', () => {
  const november = '/usage/months/2026-11/automations'
  const open = () =>
    createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }, { id: 'a2' }, { id: 'a3' }] }) })

  test('GET /usage/months/{month}/automations: U9: most first, with name, place, last run and switch', async () => {
    const host = await open()
    await offerRuns(host, { automationId: 'a2', runs: 7, prefix: 'more' })
    await offerRuns(host, { automationId: 'a1', runs: 3, prefix: 'less' })
    await call(host, 'PATCH /automations/a1', { body: { active: false, name: 'Renamed' } })
    expect(await get(host, november)).toEqual({
      month: '2026-11',
      asOf: '2026-11-23T22:03:00.000Z',
      used: 10,
      refused: 0,
      items: [
        {
          ...{ id: 'a2', name: 'Automation a2', placeId: 'product', active: true },
          ...{ used: 7, refused: 0, refusedSince: null, lastRunAt: '2026-11-23T22:03:00.000Z' },
        },
        {
          ...{ id: 'a1', name: 'Renamed', placeId: 'product', active: false },
          ...{ used: 3, refused: 0, refusedSince: null, lastRunAt: '2026-11-23T22:03:00.000Z' },
        },
      ],
      others: { count: 0, used: 0, refused: 0 },
    })
  })

  test('U9: one that was deleted keeps its name, also when it is gone for good', async () => {
    const host = await open()
    await offerRuns(host, { automationId: 'a1', runs: 10, prefix: 'runs' })
    await call(host, 'PATCH /automations/a1', { body: { name: 'Notify the shop' } })
    await call(host, 'DELETE /automations/a1')
    const part = { id: 'a1', name: 'Notify the shop', placeId: 'product', active: null, used: 10 }
    expect(await get(host, november)).toMatchObject({ items: [part] })
    host.clock.advance(40 * 24 * HOUR)
    for (let round = 0; round < 10; round += 1) await host.app.runJobs()
    expect((await call(host, 'POST /automations/a1/restore', { body: {} })).status).toBe(404)
    expect(await get(host, november)).toMatchObject({ items: [part] })
  })

  test('U9: with many at work the first are read by their rows, all of them by pages, and both say the same', async () => {
    const automations = Array.from({ length: 260 }, (_, index) => ({ id: `a${index}` }))
    const host = await createMemoryHost({ scenario: studio({ automations }) })
    const runs = automations.flatMap(({ id }, index) =>
      Array.from({ length: index % 2 ? 1 : 3 }, (_, count) => ({ automationId: id, key: `${id}-${count}` })),
    )
    await call(host, 'POST /runs', { body: { runs } })
    const all = await get<BreakdownView<Counts & { id: string }>>(host, `${november}?limit=300`)
    const first = await get<typeof all>(host, november)
    expect(all.items).toHaveLength(260)
    expect(first.items).toEqual(all.items.slice(0, 25))
    expect(first.others).toEqual({ count: 235, ...sumOf(all.items.slice(25)) })
  })
})

test('GET /usage/months/{month}/places: U9: with the active automations of the place itself', async () => {
  const host = await createMemoryHost({
    scenario: studio({ automations: [{ id: 'a1' }, { id: 'a2' }, { id: 'a3', placeId: place('launch') }] }),
  })
  await offerRuns(host, { automationId: 'a3', runs: 10, prefix: 'runs' })
  await offerRuns(host, { automationId: 'a1', runs: 20, prefix: 'runs-of-a1' })
  const at = '2026-11-23T22:03:00.000Z'
  expect(await get(host, '/usage/months/2026-11/places')).toMatchObject({
    items: [
      { id: 'product', active: 2, used: 20, refused: 0, lastRunAt: at },
      { id: 'launch', active: 1, used: 10, refused: 0, lastRunAt: at },
    ],
  })
})

describe('GET /usage/months', () => {
  test('GET /usage/months: U2, U9: from the first month with any Action, newest first, with what was allowed then', async () => {
    const host = await createMemoryHost({
      at: Date.parse('2026-09-10T12:00:00Z') as Instant,
      scenario: studio({ plan: 'free', automations: [{ id: 'a1' }] }),
    })
    await offerRuns(host, { automationId: 'a1', runs: 13, prefix: 'september' })
    await call(host, 'PATCH /sandbox', { body: { plan: 'unlimited' } })
    host.clock.set(Date.parse('2026-11-23T12:00:00Z') as Instant)
    await call(host, 'PATCH /sandbox', { body: { plan: 'business' } })
    await offerRuns(host, { automationId: 'a1', runs: 12, prefix: 'november' })
    const nothing = { refused: 0, refusedSince: null }
    expect(await get(host, '/usage/months')).toEqual({
      items: [
        { month: '2026-11', asOf: '2026-11-23T12:00:00.000Z', used: 10, ...nothing, allowance: 10_000 },
        { month: '2026-10', asOf: '2026-11-01T07:00:00.000Z', used: 0, ...nothing, allowance: null },
        { month: '2026-09', asOf: '2026-10-01T07:00:00.000Z', used: 13, ...nothing, allowance: 1_000 },
      ],
    })
  })

  test('GET /usage/months/{month}: U9: every day, in Pacific Time; a month to come is refused', async () => {
    const host = await createMemoryHost({ scenario: studio({ automations: [{ id: 'a1' }] }) })
    await offerRuns(host, { automationId: 'a1', runs: 10, prefix: 'runs' })
    const month = await get<MonthInDaysView>(host, '/usage/months/2026-11')
    expect(month).toMatchObject({ today: '2026-11-23', used: 10 })
    expect(month.days).toHaveLength(30)
    expect(month.days[22]).toEqual({ date: '2026-11-23', used: 10, refused: 0 })
    expect((await get<MonthInDaysView>(host, '/usage/months/2026-02')).days).toHaveLength(28)
    expect((await call(host, 'GET /usage/months/2026-12')).status).toBe(404)
    expect((await call(host, 'GET /usage/months/2026-13')).status).toBe(400)
  })

  test.each(['', '/2026-11', '/2026-11/automations', '/2026-11/places'])(
    'P2: guests see none of it: /usage/months%s',
    async path => {
      const host = await createMemoryHost({ scenario: studio() })
      expect((await call(host, `GET /usage/months${path}`, { as: 'lea' })).status).toBe(200)
      expect((await call(host, `GET /usage/months${path}`, { as: 'tom' })).status).toBe(403)
    },
  )
})
