import { describe, expect, test } from 'vitest'
import type { Step, Trigger } from '#domain/automation.ts'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { call } from '../support/call.ts'
import { member, place, type StudioAutomation, status, studio, tag } from '../support/studio.ts'

const host = (automations: StudioAutomation[] = [], options: Parameters<typeof studio>[0] = {}) =>
  createMemoryHost({ scenario: studio({ ...options, automations }) })

const onReview: Trigger = { kind: 'status_changed', from: null, to: status('review') }
const listed = async (at: Awaited<ReturnType<typeof host>>, where: string) =>
  (await call(at, `GET /automations?place=${where}`)).body.items.map((one: { id: string }) => one.id)

describe('P5: moving', () => {
  test('P5: moved up to the Space it works there and below, and the counts follow', async () => {
    const at = await host([{ id: 'a1', placeId: place('launch'), trigger: onReview }])
    const { status: code, body } = await call(at, 'PATCH /automations/a1', { body: { placeId: 'product' } })
    expect([code, body.placeId, body.active]).toEqual([200, 'product', true])
    const places = (await call(at, 'GET /places')).body
    const counts = (id: string) => places.find((one: { id: string }) => one.id === id).activeAutomations
    expect([counts('product'), counts('launch')]).toEqual([
      { own: 1, inherited: 0 },
      { own: 0, inherited: 1 },
    ])
    expect((await call(at, 'PATCH /tasks/t1', { body: { statusId: 'review' } })).body.runs).toHaveLength(1)
  })

  test('P5: moved away it no longer fires where it was', async () => {
    const at = await host([{ id: 'a1', placeId: place('launch') }])
    await call(at, 'PATCH /automations/a1', { body: { placeId: 'backlog' } })
    expect((await call(at, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })).body.runs).toEqual([])
    expect(
      (await call(at, 'POST /tasks', { body: { listId: 'backlog', title: 'x' } })).body.runs,
    ).toHaveLength(1)
  })

  test('P5, T3: a status that the other Space does not have refuses the move and says where', async () => {
    const at = await host([{ id: 'a1', placeId: place('launch'), trigger: onReview }])
    const { status: code, body } = await call(at, 'PATCH /automations/a1', { body: { placeId: 'inbox' } })
    expect([code, body.code, body.field, body.value]).toEqual([
      422,
      'unknown_reference',
      'trigger.to',
      'review',
    ])
    expect(await listed(at, 'launch')).toEqual(['a1'])
  })

  test('P5: what was broken before does not hold a move back', async () => {
    const steps: Step[] = [{ kind: 'add_tag', tagId: 'gone' as never }]
    const at = await host([{ id: 'a1', placeId: place('launch'), steps }])
    expect((await call(at, 'PATCH /automations/a1', { body: { placeId: 'inbox' } })).status).toBe(200)
  })
})

describe('P6: where new tasks go', () => {
  const makesTask: Step = { kind: 'create_task', listId: null, title: 'x', priority: null, assigneeId: null }

  test('PATCH /automations/{id}: P6, T3: a trigger without a task is refused where a new task would have no List', async () => {
    const at = await host([{ id: 'a1', placeId: place('website'), steps: [makesTask] }])
    const trigger = { kind: 'daily', time: '09:00', zone: 'UTC' }
    const { status: code, body } = await call(at, 'PATCH /automations/a1', { body: { trigger } })
    expect([code, body.code, body.field, body.value]).toEqual([
      422,
      'unknown_reference',
      'steps.0.listId',
      'website',
    ])
    const steps = [{ ...makesTask, listId: 'launch' }, makesTask]
    expect((await call(at, 'PATCH /automations/a1', { body: { trigger, steps } })).status).toBe(200)
  })
})

describe('P5: deleting', () => {
  test('DELETE /automations/{id}: P5, U7: it is gone, fires no more and leaves room below the cap', async () => {
    const at = await host([{}, {}, {}, {}, {}, { id: 'sixth', active: false }], { plan: 'free' })
    expect((await call(at, 'DELETE /automations/a1')).body).toEqual({ id: 'a1' })
    expect(await listed(at, 'launch')).toEqual(['a2', 'a3', 'a4', 'a5', 'sixth'])
    expect((await call(at, 'GET /automations/a1')).status).toBe(404)
    expect((await call(at, 'POST /automations/a1/runs', { body: {} })).status).toBe(404)
    expect((await call(at, 'PATCH /automations/a1', { body: { name: 'x' } })).status).toBe(404)
    expect((await call(at, 'DELETE /automations/a1')).status).toBe(404)
    expect(
      (await call(at, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })).body.runs,
    ).toHaveLength(4)
    expect((await call(at, 'PATCH /automations/sixth', { body: { active: true } })).status).toBe(200)
  })

  test('POST /automations/{id}/restore: P5: as it was, with what it had used', async () => {
    const at = await host([{ id: 'a1', trigger: onReview }])
    await call(at, 'POST /automations/a1/runs', { body: { taskId: 't1' } })
    const before = (await call(at, 'GET /automations/a1')).body
    await call(at, 'DELETE /automations/a1')
    const { status: code, body } = await call(at, 'POST /automations/a1/restore', { body: {} })
    expect(code).toBe(200)
    expect(body).toEqual({ ...before, updatedAt: body.updatedAt })
    expect((await call(at, 'PATCH /tasks/t1', { body: { statusId: 'review' } })).body.runs).toHaveLength(1)
    // Once more changes nothing, as a second click would.
    expect((await call(at, 'POST /automations/a1/restore', { body: {} })).status).toBe(200)
    expect((await call(at, 'GET /usage')).body.active).toBe(1)
    expect((await call(at, 'POST /automations/gone/restore', { body: {} })).status).toBe(404)
  })

  test('U7: restoring as active is refused at the cap; as inactive it comes back', async () => {
    const at = await host([{}, {}, {}, {}, {}, { id: 'sixth', active: false }], { plan: 'free' })
    await call(at, 'DELETE /automations/a1')
    await call(at, 'PATCH /automations/sixth', { body: { active: true } })
    const refused = await call(at, 'POST /automations/a1/restore', { body: {} })
    expect(refused.body).toMatchObject({ code: 'active_automations_exceeded', limit: 5, active: 5, asked: 1 })
    const { body } = await call(at, 'POST /automations/a1/restore', { body: { active: false } })
    expect(body).toMatchObject({ id: 'a1', active: false })
  })

  test('P6: on a lower plan restoring brings back what was on, and switches nothing on', async () => {
    const steps: Step[] = [{ kind: 'call_webhook', url: 'https://shop.example/hook' }]
    const at = await host(
      [
        { id: 'on', steps },
        { id: 'off', steps, active: false },
      ],
      { plan: 'unlimited' },
    )
    for (const id of ['on', 'off']) await call(at, `DELETE /automations/${id}`)
    expect((await call(at, 'POST /automations/on/restore', { body: {} })).body.active).toBe(true)
    expect((await call(at, 'POST /automations/off/restore', { body: { active: true } })).body).toMatchObject({
      code: 'plan_feature_required',
      needs: 'business',
    })
    expect((await call(at, 'POST /automations/off/restore', { body: {} })).status).toBe(200)
  })

  test('B13: a deletion that is sent again is answered again', async () => {
    const at = await host([{ id: 'a1' }])
    expect((await call(at, 'DELETE /automations/a1', { key: 'k' })).status).toBe(200)
    expect((await call(at, 'DELETE /automations/a1', { key: 'k' })).status).toBe(200)
  })
})

describe('P6: what could never work', () => {
  const daily: Trigger = { kind: 'daily', time: '09:00' as never, zone: 'Europe/Paris' }
  const make = { kind: 'create_task', listId: null, title: 'Stand-up', priority: null, assigneeId: null }
  const assign = { kind: 'add_assignee', memberId: 'kim' }
  const definition = { placeId: 'launch', name: 'x', active: true, conditions: [] }

  test.each([
    [
      'a step that needs a task, without one',
      { trigger: daily, steps: [assign, make] },
      'steps.0',
      'no_task',
    ],
    [
      'a condition on a task, without one',
      { trigger: daily, conditions: [{ kind: 'status_is', statusId: 'todo' }], steps: [make] },
      'conditions.0',
      'no_task',
    ],
    [
      'a condition on a payload, without one',
      {
        trigger: { kind: 'task_created' },
        conditions: [{ kind: 'payload', path: 'action', test: 'is', value: 'opened' }],
        steps: [assign],
      },
      'conditions.0',
      'no_payload',
    ],
  ])('P6, T3: %s is refused and says where', async (_name, part, field, reason) => {
    const at = await host()
    const { status: code, body } = await call(at, 'POST /automations', { body: { ...definition, ...part } })
    expect(code).toBe(422)
    expect(body).toMatchObject({ code: 'no_task_to_work_on', field, reason })
  })

  test('P6: behind a step that makes a task, steps work on it', async () => {
    const at = await host()
    const body = { ...definition, trigger: daily, steps: [make, assign] }
    const { body: made } = await call(at, 'POST /automations', { body })
    await call(at, `POST /automations/${made.id}/runs`, { body: {} })
    const tasks = (await call(at, 'GET /tasks?place=launch')).body
    expect(tasks.find((one: { title: string }) => one.title === 'Stand-up')).toMatchObject({
      assigneeIds: ['kim'],
      statusId: 'todo',
      automated: [{ automationId: made.id, fields: [], created: true }],
    })
  })

  test('P6: a new task without a List goes to the automation’s own, so a Space needs to name one', async () => {
    const at = await host()
    const body = { ...definition, placeId: 'product', trigger: daily, steps: [make] }
    expect((await call(at, 'POST /automations', { body })).body).toMatchObject({
      code: 'unknown_reference',
      field: 'steps.0.listId',
    })
    expect(
      (await call(at, 'POST /automations', { body: { ...body, steps: [{ ...make, listId: 'backlog' }] } }))
        .status,
    ).toBe(201)
  })

  test.each([
    [{ integration: 'email', to: 'nobody', subject: 'x' }, 'steps.0.to'],
    [{ integration: 'github', to: 'acme', subject: 'x' }, 'steps.0.to'],
    [{ integration: 'github', to: 'acme/site', subject: null }, 'steps.0.subject'],
  ])('T3: where nothing can be posted to is refused: %j', async (wrong, path) => {
    const at = await host()
    const steps = [{ kind: 'post_to_integration', text: 'Hello', ...wrong }]
    const { status: code, body } = await call(at, 'POST /automations', {
      body: { ...definition, trigger: { kind: 'task_created' }, steps },
    })
    expect([code, body.code, body.issues[0].path]).toEqual([400, 'invalid_input', path])
  })

  test.each([
    ['a time that no clock shows', { kind: 'daily', time: '24:00', zone: 'Europe/Paris' }],
    ['a zone that is none', { kind: 'daily', time: '09:00', zone: 'Mars/Olympus' }],
    ['a webhook that was not made', { kind: 'webhook_received', hookId: 'guessed' }],
  ])('T3: %s is refused', async (_name, trigger) => {
    const at = await host()
    const { status: code } = await call(at, 'POST /automations', {
      body: { ...definition, trigger, steps: [make] },
    })
    expect([400, 422]).toContain(code)
  })

  test.each(['ftp://shop.example', 'shop.example/hook', 'javascript:alert(1)', 'https://'])(
    'T3: an address that is none is refused: %s',
    async url => {
      const at = await host()
      const body = {
        ...definition,
        trigger: { kind: 'task_created' },
        steps: [{ kind: 'call_webhook', url }],
      }
      expect((await call(at, 'POST /automations', { body })).body).toMatchObject({ code: 'invalid_input' })
    },
  )
})

describe('P6, P8: an automation that outlives what it refers to', () => {
  test('P8: the step fails with its reason, those before it stay, later ones are not reached', async () => {
    const steps: Step[] = [
      { kind: 'add_tag', tagId: tag('docs') },
      { kind: 'add_assignee', memberId: 'left' as never },
      { kind: 'set_priority', priority: 'high' },
    ]
    const at = await host([{ id: 'a1', steps }])
    const { body } = await call(at, 'POST /tasks', { body: { listId: 'launch', title: 'x' } })
    expect(body.runs[0].outcome).toBe('failed')
    expect(body.task).toMatchObject({ tagIds: ['docs'], assigneeIds: [], priority: null })
    expect((await call(at, 'GET /runs')).body.items[0].steps).toEqual([
      { kind: 'add_tag', result: 'done' },
      { kind: 'add_assignee', result: 'failed', reason: 'member_unknown' },
      { kind: 'set_priority', result: 'not_reached' },
    ])
  })

  test('P5: it can be renamed and switched off as it is, and saved once it is mended', async () => {
    const steps: Step[] = [{ kind: 'add_tag', tagId: 'gone' as never }]
    const at = await host([{ id: 'a1', steps }])
    expect((await call(at, 'PATCH /automations/a1', { body: { name: 'x', active: false } })).status).toBe(200)
    expect((await call(at, 'PATCH /automations/a1', { body: { steps } })).body).toMatchObject({
      code: 'unknown_reference',
      field: 'steps.0.tagId',
      value: 'gone',
    })
    const mended = [{ kind: 'add_assignee', memberId: member('kim') }]
    expect((await call(at, 'PATCH /automations/a1', { body: { steps: mended } })).status).toBe(200)
  })
})

describe('P5: names', () => {
  test.each([
    ['200 code points', [...'é👍'.repeat(100)].join(''), 200],
    ['201 code points', `${'x'.repeat(201)}`, 400],
    ['nothing but blanks', ' 　 ', 400],
    ['formulas and markup', '=HYPERLINK("x")<img onerror=alert(1)>', 200],
  ])('P5: a name of %s', async (_what, wanted, code) => {
    const at = await host([{ id: 'a1' }])
    const answer = await call(at, 'PATCH /automations/a1', { body: { name: wanted } })
    expect(answer.status).toBe(code)
    if (code === 200) expect(answer.body.name).toBe(wanted)
    else expect(answer.body.issues[0].path).toBe('name')
  })
})
