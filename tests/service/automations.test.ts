import { describe, expect, test } from 'vitest'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import { place, type StudioAutomation, status, studio } from '../support/studio.ts'

const host = (automations: StudioAutomation[] = [], options: Parameters<typeof studio>[0] = {}) =>
  createMemoryHost({ scenario: studio({ ...options, automations }) })

const definition = {
  placeId: 'launch',
  name: 'New one',
  trigger: { kind: 'task_created' },
  conditions: [],
  steps: [{ kind: 'set_priority', priority: 'high' }],
}

const fiveOfFive: StudioAutomation[] = [{}, {}, {}, {}, {}, { id: 'sixth', active: false }]

describe('automations', () => {
  test('GET /automations: P4: at a place its own and inherited ones, with the cap', async () => {
    const at = await host(
      [
        { id: 'space' },
        { id: 'list', placeId: place('launch') },
        { id: 'beside', placeId: place('backlog') },
        { id: 'off', placeId: place('launch'), active: false },
      ],
      { plan: 'free' },
    )
    const { body } = await call(at, 'GET /automations?place=launch')
    expect(body.items.map((one: { id: string }) => one.id)).toEqual(['space', 'list', 'off'])
    expect(body).toMatchObject({ active: 3, cap: 5 })
    expect((await call(at, 'GET /automations')).body.items).toHaveLength(4)
    expect((await call(at, 'GET /automations?place=gone')).status).toBe(404)
  })

  test('GET /places: P4: the counts follow creating, switching and POST /automations/{id}/duplicate: duplicating', async () => {
    const at = await host([{ id: 'a1', placeId: place('website') }])
    const counts = async () =>
      Object.fromEntries(
        (await call(at, 'GET /places')).body.map((one: { id: string; activeAutomations: unknown }) => [
          one.id,
          one.activeAutomations,
        ]),
      )
    expect(await counts()).toMatchObject({
      product: { own: 0, inherited: 0 },
      website: { own: 1, inherited: 0 },
      launch: { own: 0, inherited: 1 },
      inbox: { own: 0, inherited: 0 },
    })
    await call(at, 'POST /automations', { body: { ...definition, active: true } })
    await call(at, 'POST /automations/a1/duplicate', { body: { active: true } })
    expect((await counts()).launch).toEqual({ own: 1, inherited: 2 })
    await call(at, 'PATCH /automations/a1', { body: { active: false } })
    expect((await counts()).launch).toEqual({ own: 1, inherited: 1 })
  })

  test('GET /automations/{id}: what it used this month and its last run', async () => {
    const at = await host([{ id: 'a1' }])
    await call(at, 'POST /automations/a1/runs', { body: {} })
    expect((await call(at, 'GET /automations/a1')).body).toMatchObject({
      used: 1,
      refused: 0,
      lastRunAt: '2026-11-23T22:03:00.000Z',
    })
    expect((await call(at, 'GET /automations/gone')).body).toMatchObject({
      code: 'not_found',
      what: 'automation',
    })
  })

  test('POST /automations: created as written, any Unicode in its name', async () => {
    const at = await host()
    const name = 'Prévenir ‎l’équipe 🎉 <script>'
    const { status: code, body } = await call(at, 'POST /automations', {
      body: { ...definition, name, active: true },
    })
    expect(code).toBe(201)
    expect(body).toMatchObject({ ...definition, name, active: true, used: 0, lastRunAt: null })
    expect(
      (await call(at, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })).body.runs,
    ).toHaveLength(1)
  })

  test('PATCH /automations/{id}: a new trigger is listened to, the old one no more', async () => {
    const at = await host([{ id: 'a1' }])
    const trigger = { kind: 'status_changed', from: null, to: 'done' }
    await call(at, 'PATCH /automations/a1', { body: { trigger } })
    expect((await call(at, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })).body.runs).toEqual([])
    expect((await call(at, 'PATCH /tasks/t1', { body: { statusId: 'done' } })).body.runs).toHaveLength(1)
  })

  test.each([
    [{ trigger: { kind: 'status_changed', from: null, to: 'new' } }, 'trigger.to'],
    [{ conditions: [{ kind: 'assignee_is', memberId: 'nobody' }] }, 'conditions.0.memberId'],
    [{ steps: [{ kind: 'add_tag', tagId: 'gone' }] }, 'steps.0.tagId'],
    [{ placeId: 'gone' }, 'placeId'],
  ])('T3: an unknown reference is refused and says where: %j', async (wrong, field) => {
    const at = await host()
    const { status: code, body } = await call(at, 'POST /automations', {
      body: { ...definition, active: true, ...wrong },
    })
    expect(code).toBe(422)
    expect(body).toMatchObject({ code: 'unknown_reference', field })
    expect((await call(at, 'GET /automations')).body.items).toEqual([])
  })
})

describe('U7: the active cap, on every path', () => {
  const refusal = { code: 'active_automations_exceeded', status: 409, plan: 'free', limit: 5, active: 5 }

  test.each([
    ['creating as active', 'POST /automations', { ...definition, active: true }],
    ['switching on', 'PATCH /automations/sixth', { active: true }],
    ['duplicating as active', 'POST /automations/a1/duplicate', { active: true }],
    [
      'POST /automations/switch: bulk switch-on',
      'POST /automations/switch',
      { ids: ['sixth'], active: true },
    ],
  ])('U7: %s is refused, naming the cap, the plan and the way out', async (_name, route, body) => {
    const at = await host(fiveOfFive, { plan: 'free' })
    const answer = await call(at, route, { body })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ ...refusal, asked: 1, helps: ['switch_off_automations', 'upgrade'] })
    expect(answer.body.detail).toContain('5 of 5')
    expect(answer.body.detail).toContain('Free Forever')
    expect((await call(at, 'GET /automations')).body).toMatchObject({ active: 5 })
  })

  test('U7: inactive automations are not counted: as inactive everything is taken', async () => {
    const at = await host(fiveOfFive, { plan: 'free' })
    expect((await call(at, 'POST /automations', { body: { ...definition, active: false } })).status).toBe(201)
    expect((await call(at, 'POST /automations/a1/duplicate', { body: { active: false } })).status).toBe(201)
  })

  test('U7: a bulk switch-on that does not fit as a whole switches nothing', async () => {
    const off = { active: false }
    const at = await host([{}, {}, {}, {}, { id: 'x', ...off }, { id: 'y', ...off }], { plan: 'free' })
    const both = await call(at, 'POST /automations/switch', { body: { ids: ['x', 'y'], active: true } })
    expect(both.body).toMatchObject({ code: 'active_automations_exceeded', active: 4, asked: 2 })
    expect((await call(at, 'GET /automations/x')).body.active).toBe(false)
    const one = await call(at, 'POST /automations/switch', { body: { ids: ['x', 'x'], active: true } })
    expect(one.body).toEqual({ switched: 1, active: 5 })
  })

  test('U7: above the cap what runs stays, but nothing can be switched on until below', async () => {
    const at = await host([{}, {}, {}, {}, {}, {}, { id: 'off', active: false }], { plan: 'business' })
    await call(at, 'PATCH /sandbox', { body: { plan: 'free' } })
    expect((await call(at, 'GET /usage')).body).toMatchObject({ active: 6, cap: 5 })
    expect(
      (await call(at, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })).body.runs,
    ).toHaveLength(6)
    expect((await call(at, 'PATCH /automations/off', { body: { active: true } })).status).toBe(409)
    await call(at, 'POST /automations/switch', { body: { ids: ['a1', 'a2'], active: false } })
    expect((await call(at, 'PATCH /automations/off', { body: { active: true } })).status).toBe(200)
  })

  test('U7: of many at once, from two tabs, no more than fit are switched on', async () => {
    const first = await host(
      [{}, {}, {}, ...Array.from({ length: 6 }, (_, i) => ({ id: `off${i}`, active: false }))],
      {
        plan: 'free',
      },
    )
    const second = await createMemoryHost({ beside: first })
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        call(i % 2 ? first : second, `PATCH /automations/off${i}`, { body: { active: true } }),
      ),
    )
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(2)
    expect((await call(first, 'GET /automations')).body.active).toBe(5)
  })
})

describe('runs', () => {
  test('POST /runs: each item is answered by itself', async () => {
    const at = await host([{ id: 'a1' }, { id: 'off', active: false }], { plan: 'free', meter: { used: 99 } })
    const { status: code, body } = await call(at, 'POST /runs', {
      body: {
        runs: [
          { automationId: 'gone', key: 'k1' },
          { automationId: 'a1', key: 'k2', taskId: 't1' },
          { automationId: 'off', key: 'k3' },
          { automationId: 'a1', key: 'k4' },
          { automationId: 'a1', key: 'k2', taskId: 't1' },
          { automationId: 'a1', key: 'k2' },
        ],
      },
    })
    expect(code).toBe(200)
    expect(
      body.results.map((one: { status: number; code?: string; replayed: boolean }) => [
        one.status,
        one.code,
        one.replayed,
      ]),
    ).toEqual([
      [404, 'not_found', false],
      [201, undefined, false],
      [409, 'automation_inactive', false],
      [429, 'monthly_actions_exceeded', false],
      [201, undefined, true],
      [409, 'idempotency_key_reused', false],
    ])
    expect((await call(at, 'GET /tasks')).body[0].priority).toBe('high')
    expect(body.exceeded).toMatchObject({ limit: 100, used: 100, until: '2026-12-01T08:00:00.000Z' })
  })

  test('POST /runs: 1 to 1,000 items', async () => {
    const at = await host([{ id: 'a1' }])
    const runs = Array.from({ length: 1_001 }, (_, index) => ({ automationId: 'a1', key: `k-${index}` }))
    expect((await call(at, 'POST /runs', { body: { runs } })).body.code).toBe('invalid_input')
    expect((await call(at, 'POST /runs', { body: { runs: [] } })).body.code).toBe('invalid_input')
    expect((await call(at, 'POST /runs', { body: { runs: runs.slice(1) } })).body).toMatchObject({
      ran: 1_000,
      refused: 0,
    })
  })

  test('POST /automations/{id}/runs: on a task at its place only', async () => {
    const at = await host([{ id: 'a1', placeId: place('backlog') }])
    const answer = await call(at, 'POST /automations/a1/runs', { body: { taskId: 't1' } })
    expect(answer.body).toMatchObject({ code: 'unknown_reference', field: 'taskId' })
    expect((await call(at, 'GET /sandbox')).body.used).toBe(0)
  })

  test('GET /runs: newest first, page by page without a gap or a double, by place', async () => {
    const at = await host([{ id: 'a1' }, { id: 'a2', placeId: place('other') }])
    for (let batch = 0; batch < 7; batch += 1) {
      at.clock.advance(1_000)
      const runs = Array.from({ length: 5 }, (_, index) => ({
        automationId: index % 2 ? 'a1' : 'a2',
        key: `b${batch}-${index}`,
      }))
      await call(at, 'POST /runs', { body: { runs } })
    }
    await call(at, 'POST /automations/a1/runs', { body: { taskId: 't1' } })
    const ids: string[] = []
    const times: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { items, next }: { items: { id: string; at: string }[]; next: string | null } = (
        await call(at, `GET /runs?limit=4${after === '' ? '' : `&after=${after}`}`)
      ).body
      ids.push(...items.map(run => run.id))
      times.push(...items.map(run => run.at))
      after = next
    }
    expect(new Set(ids).size).toBe(36)
    expect((await call(at, 'GET /runs?limit=36')).body.next).toBeNull()
    expect(times).toEqual(times.toSorted().reverse())
    const atOther = (await call(at, 'GET /runs?place=other')).body.items
    expect(atOther).toHaveLength(21)
    expect((await call(at, 'GET /runs?place=launch')).body.items).toHaveLength(1)
    expect((await call(at, 'GET /runs?after=nonsense')).body.code).toBe('invalid_input')
    expect((await call(at, `GET /runs?limit=500`)).body.code).toBe('invalid_input')
  })

  test('a definition that refers to a status of another Space is refused', async () => {
    const at = await host()
    const steps = [{ kind: 'set_status', statusId: status('new') }]
    expect(
      (await call(at, 'POST /automations', { body: { ...definition, active: true, steps } })).body,
    ).toMatchObject({
      field: 'steps.0.statusId',
    })
  })
})
