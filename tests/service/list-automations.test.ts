import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationId, Instant, UsageMonth } from '#domain/brand.ts'
import { resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { createMemoryHost, type MemoryHost, USUAL_NOW } from '#hosts/memory/memory-host.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { automationPages, automations, rosterPages } from '#service/collections.ts'
import { tallyIn } from '#service/usage/tally-pages.ts'
import { call, offerRuns } from '../support/call.ts'
import { place, type StudioAutomation, studio } from '../support/studio.ts'

const MINUTE = 60_000
const reset = resetOf(usageMonthOf(USUAL_NOW))

const host = (all: StudioAutomation[], options: Parameters<typeof studio>[0] = {}) =>
  createMemoryHost({ scenario: studio({ ...options, automations: all }) })

async function list(at: MemoryHost, query = 'place=launch'): Promise<AutomationListView> {
  const answer = await call(at, `GET /automations?${query}`)
  expect(answer.status).toBe(200)
  return answer.body
}

const ids = ({ items }: AutomationListView) => items.map(({ id }) => id)

describe('GET /automations: what comes first', () => {
  const many: StudioAutomation[] = [
    { id: 'a', placeId: place('launch') },
    { id: 'b', placeId: place('website') },
    { id: 'off-1', placeId: place('launch'), active: false },
    { id: 'c' },
    { id: 'off-2', active: false },
    { id: 'd', placeId: place('launch') },
  ]

  async function used() {
    const at = await host(many)
    await offerRuns(at, { automationId: 'b', runs: 3, prefix: 'b' })
    at.clock.advance(MINUTE)
    await offerRuns(at, { automationId: 'd', runs: 1, prefix: 'd' })
    return at
  }

  test('P5: without an order the oldest; then most used, latest run, or name, ties by age', async () => {
    const at = await used()
    expect(ids(await list(at))).toEqual(['a', 'b', 'off-1', 'c', 'off-2', 'd'])
    expect(ids(await list(at, 'place=launch&sort=used'))).toEqual(['b', 'd', 'a', 'off-1', 'c', 'off-2'])
    expect(ids(await list(at, 'place=launch&sort=recent'))).toEqual(['d', 'b', 'a', 'off-1', 'c', 'off-2'])
    await call(at, 'PATCH /automations/c', { body: { name: 'Éclair 2' } })
    await call(at, 'PATCH /automations/a', { body: { name: 'eclair 10' } })
    expect(ids(await list(at, 'place=launch&sort=name&limit=4'))).toEqual(['b', 'd', 'off-1', 'off-2'])
    expect(ids(await list(at, 'place=launch&sort=name')).slice(-2)).toEqual(['c', 'a'])
  })

  test('P5: the first of a long list are the active ones, and it says how many there are', async () => {
    const at = await used()
    const first = await list(at, 'place=launch&sort=used&first=active&limit=3')
    expect(ids(first)).toEqual(['b', 'd', 'a'])
    expect(first.here).toEqual({ active: 4, inactive: 2 })
    expect(ids(await list(at, 'place=launch&sort=used&first=inactive&limit=3'))).toEqual([
      'off-1',
      'off-2',
      'b',
    ])
    expect(ids(await list(at, 'place=launch&first=active&limit=100'))).toEqual([
      ...['a', 'b', 'c', 'd'],
      ...['off-1', 'off-2'],
    ])
    expect((await call(at, 'GET /automations?limit=0')).status).toBe(400)
  })

  test('the first ones are those that the whole list begins with, whatever the counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (counts, limit) => {
          const at = await host(counts.map((_, index) => ({ id: `a${index}` })))
          const runs = counts.flatMap((count, index) =>
            Array.from({ length: count }, (_, time) => ({
              automationId: `a${index}`,
              key: `${index}-${time}`,
            })),
          )
          if (runs.length > 0) await call(at, 'POST /runs', { body: { runs } })
          for (const sort of ['used', 'name', 'recent']) {
            const all = ids(await list(at, `sort=${sort}`))
            expect(ids(await list(at, `sort=${sort}&limit=${limit}`))).toEqual(all.slice(0, limit))
          }
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('GET /automations: what it says of each', () => {
  test('P6: when the clock looks at it next; nothing while it is off', async () => {
    const daily = { kind: 'daily', time: '09:00', zone: 'Europe/Paris' } as const
    const steps = [
      { kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null },
    ] as const
    const at = await host([
      { id: 'on', trigger: daily as never, steps: [...steps] as never },
      { id: 'off', trigger: daily as never, steps: [...steps] as never, active: false },
      { id: 'event' },
    ])
    const { items } = await list(at)
    expect(items.map(({ nextAt }) => nextAt)).toEqual(['2026-11-24T08:00:00.000Z', null, null])
    for (const item of items) expect((await call(at, `GET /automations/${item.id}`)).body).toEqual(item)
  })

  test('P8: how many firings were refused, and since when', async () => {
    const at = await host([{ id: 'a' }], { plan: 'free', meter: { used: 99 } })
    await offerRuns(at, { automationId: 'a', runs: 1, prefix: 'fits' })
    at.clock.advance(MINUTE)
    await offerRuns(at, { automationId: 'a', runs: 2, prefix: 'refused' })
    at.clock.advance(MINUTE)
    await offerRuns(at, { automationId: 'a', runs: 3, prefix: 'more' })
    expect((await list(at)).items).toMatchObject([
      { used: 1, refused: 5, refusedSince: '2026-11-23T22:04:00.000Z' },
    ])
  })

  test('P5: a deleted one is not listed, a restored one is again', async () => {
    const at = await host([{ id: 'a' }, { id: 'b' }])
    await call(at, 'DELETE /automations/a')
    expect(await list(at)).toMatchObject({
      items: [{ id: 'b' }],
      here: { active: 1, inactive: 0 },
      active: 1,
    })
    await call(at, 'POST /automations/a/restore', { body: {} })
    expect(ids(await list(at))).toEqual(['a', 'b'])
  })
})

describe('GET /automations: what has changed since', () => {
  const before = [{ id: 'a' }, { id: 'b' }, { id: 'c', active: false }]

  /** What is new two minutes later: a change is told for a minute more than it has to be. */
  async function news(act: (at: MemoryHost) => Promise<unknown>, all: StudioAutomation[] = before) {
    const at = await host(all)
    at.clock.advance(2 * MINUTE)
    const { readAt } = await list(at)
    at.clock.advance(2 * MINUTE)
    await act(at)
    return list(at, `place=launch&since=${readAt}`)
  }

  test('nothing, when nothing has', async () => {
    expect(await news(async () => {})).toMatchObject({ items: [], here: { active: 2, inactive: 1 } })
  })

  test.each<[string, (at: MemoryHost) => Promise<unknown>, string[]]>([
    ['a new name', at => call(at, 'PATCH /automations/b', { body: { name: 'Other' } }), ['b']],
    ['a switch', at => call(at, 'PATCH /automations/c', { body: { active: true } }), ['c']],
    ['a copy', at => call(at, 'POST /automations/a/duplicate', { body: { active: true } }), ['id-1']],
    ['a run', at => call(at, 'POST /automations/a/runs', { body: {} }), ['a']],
    [
      'a move away and back',
      async at => {
        await call(at, 'PATCH /automations/a', { body: { placeId: 'other' } })
        await call(at, 'PATCH /automations/a', { body: { placeId: 'launch' } })
      },
      ['a'],
    ],
  ])('%s', async (_name, act, changed) => {
    expect((await news(act)).items.map(({ id }) => id.replace(/^id-\d+$/, 'id-1'))).toEqual(changed)
  })

  test.each<[string, (at: MemoryHost) => Promise<unknown>]>([
    ['deleted', at => call(at, 'DELETE /automations/a')],
    ['moved away', at => call(at, 'PATCH /automations/a', { body: { placeId: 'other' } })],
  ])('one that was %s is missing in the count', async (_name, act) => {
    const { items, here } = await news(act)
    expect(items).toEqual([])
    expect(here.active + here.inactive).toBe(before.length - 1)
  })

  test('a change that took a while to be committed is not missed', async () => {
    const at = await host(before)
    at.clock.advance(2 * MINUTE)
    // Another tab's clock was read before the list was, and its change came after it.
    await call(at, 'PATCH /automations/b', { body: { name: 'Slow' } })
    at.clock.advance(MINUTE / 2)
    const { readAt } = await list(at)
    expect(ids(await list(at, `since=${readAt}`))).toEqual(['b'])
  })

  test('P8: refusals of the month are told every time, as they bear no time', async () => {
    const at = await host([{ id: 'a' }, { id: 'b' }], { plan: 'free', meter: { used: 100 } })
    await offerRuns(at, { automationId: 'a', runs: 2, prefix: 'r' })
    at.clock.advance(5 * MINUTE)
    const { readAt } = await list(at)
    at.clock.advance(5 * MINUTE)
    expect((await list(at, `since=${readAt}`)).items).toMatchObject([{ id: 'a', refused: 2 }])
  })

  test('P6: the next turn of one whose turn has passed, though nothing has run', async () => {
    const due = { kind: 'due_date_arrives', time: '14:10', zone: 'America/Los_Angeles' } as never
    const at = await host([{ id: 'due', trigger: due }, { id: 'other' }])
    at.clock.advance(3 * MINUTE)
    const { readAt } = await list(at)
    at.clock.advance(20 * MINUTE)
    expect(ids(await list(at, `since=${readAt}`))).toEqual(['due'])
  })

  test('U2: all of them, once the month has turned', async () => {
    const at = await host([{ id: 'a' }, { id: 'b' }])
    await call(at, 'POST /automations/a/runs', { body: {} })
    at.clock.set((reset - 5 * MINUTE) as Instant)
    const { readAt } = await list(at)
    at.clock.set((reset + 5 * MINUTE) as Instant)
    const { items } = await list(at, `since=${readAt}`)
    expect(items).toMatchObject([
      { id: 'a', used: 0, lastRunAt: '2026-11-23T22:03:00.000Z' },
      { id: 'b', used: 0 },
    ])
  })
})

describe('the rows behind the list', () => {
  type Step = { kind: 'create' | 'switch' | 'rename' | 'move' | 'copy' | 'delete' | 'restore'; at: number }
  const anyStep = fc.record<Step>({
    kind: fc.constantFrom('create', 'switch', 'rename', 'move', 'copy', 'delete', 'restore'),
    at: fc.nat(9),
  })
  const places = ['product', 'launch', 'backlog', 'inbox']

  async function take(at: MemoryHost, { kind, at: index }: Step): Promise<void> {
    const { items } = await list(at, '')
    const one: AutomationView | undefined = items[index % Math.max(items.length, 1)]
    const placeId = places[index % places.length]
    const definition = { name: 'New', trigger: { kind: 'task_created' }, conditions: [] }
    const steps = [{ kind: 'set_priority', priority: 'high' }]
    if (kind === 'create') {
      await call(at, 'POST /automations', {
        body: { ...definition, steps, placeId, active: index % 2 === 0 },
      })
    } else if (one) {
      const requests: Record<Exclude<Step['kind'], 'create'>, [string, unknown?]> = {
        switch: [
          'POST /automations/switch',
          { ids: items.map(({ id }) => id).slice(0, 5), active: index % 2 > 0 },
        ],
        rename: [`PATCH /automations/${one.id}`, { name: `Name ${index}` }],
        move: [`PATCH /automations/${one.id}`, { placeId }],
        copy: [`POST /automations/${one.id}/duplicate`, { active: index % 2 > 0 }],
        delete: [`DELETE /automations/${one.id}`],
        restore: [`POST /automations/a${index}/restore`, {}],
      }
      const [route, body] = requests[kind]
      await call(at, route, body === undefined ? {} : { body })
    }
  }

  test('P4: whatever is done, the pages by place hold what the automations’ own rows say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async steps => {
        const at = await host(Array.from({ length: 6 }, (_, index) => ({ id: `a${index}` })))
        for (const step of steps) await take(at, step)
        const [rows, pages, roster] = await at.store.read(WORKSPACE_ID, async tx => [
          (await automations.scan(tx, [])).map(({ value }) => value).filter(one => one.deletedAt === null),
          await automationPages.scan(tx, []),
          await rosterPages.scan(tx, []),
        ])
        const byId = <One extends { id: string }>(all: One[]) => all.sort((a, b) => (a.id < b.id ? -1 : 1))
        expect(byId(pages.flatMap(({ value }) => value))).toEqual(byId(rows))
        for (const { parts, value } of pages) {
          expect(value.every(({ placeId }) => placeId === parts[0])).toBe(true)
          const short = roster.find(page => page.parts.join() === parts.join())?.value
          expect(short).toMatchObject({
            ids: value.map(({ id }) => id),
            names: value.map(({ name }) => name),
            active: value.map(({ active }) => active),
          })
        }
        expect(roster).toHaveLength(pages.length)
      }),
      { numRuns: 25 },
    )
  })

  test('U2: what an automation used in an earlier month is kept when the next one begins', async () => {
    const at = await host([{ id: 'a' }, { id: 'b' }])
    await offerRuns(at, { automationId: 'a', runs: 3, prefix: 'nov' })
    at.clock.set(reset)
    await offerRuns(at, { automationId: 'a', runs: 2, prefix: 'dec' })
    at.clock.set(resetOf('2026-12' as UsageMonth))
    await offerRuns(at, { automationId: 'b', runs: 1, prefix: 'jan' })
    expect((await list(at)).items).toMatchObject([
      { id: 'a', used: 0, lastRunAt: isoInstant(reset) },
      { id: 'b', used: 1 },
    ])
    const used = await at.store.read(WORKSPACE_ID, tx =>
      Promise.all(
        ['2026-10', '2026-11', '2026-12', '2027-01'].map(async month =>
          tallyIn(tx, { id: 'a' as AutomationId, month: month as UsageMonth }).then(
            tally => tally?.used ?? 0,
          ),
        ),
      ),
    )
    expect(used).toEqual([0, 3, 2, 0])
  })
})
