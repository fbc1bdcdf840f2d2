import { describe, expect, test } from 'vitest'
import { createMemoryHost } from '#hosts/memory/memory-host.ts'
import { type CallOptions, call } from '../support/call.ts'
import { member, place, type StudioAutomation, status, studio, tag } from '../support/studio.ts'

const host = (automations: StudioAutomation[] = [], options: Parameters<typeof studio>[0] = {}) =>
  createMemoryHost({ scenario: studio({ ...options, automations }) })

const toReview: StudioAutomation = {
  id: 'reviewer',
  trigger: { kind: 'status_changed', from: null, to: status('review') },
  steps: [
    { kind: 'add_assignee', memberId: member('kim') },
    { kind: 'add_comment', text: 'Ready for review' },
  ],
}

const move = (statusId: string, more: CallOptions = {}) => ({ body: { statusId }, ...more })

describe('tasks', () => {
  test('GET /tasks: those of a place and below, by position; without a place all', async () => {
    const at = await host()
    await call(at, 'POST /tasks', { body: { listId: 'inbox', title: 'Answer the mail' } })
    await call(at, 'POST /tasks', { body: { listId: 'backlog', title: 'First', position: 0.5 } })
    const titles = async (query: string) =>
      (await call(at, `GET /tasks${query}`)).body.map((task: { title: string }) => task.title)
    expect(await titles('')).toEqual(['First', 'Write the release note', 'Answer the mail'])
    expect(await titles('?place=product')).toEqual(['First', 'Write the release note'])
    expect(await titles('?place=launch')).toEqual(['Write the release note'])
    expect((await call(at, 'GET /tasks?place=gone')).body.code).toBe('not_found')
  })

  test('POST /tasks: P6: a created task starts in the first status and fires "task created"', async () => {
    const at = await host([{ id: 'new', trigger: { kind: 'task_created' } }])
    const { status: code, body } = await call(at, 'POST /tasks', {
      body: { listId: 'launch', title: '日本語 <b>' },
    })
    expect(code).toBe(201)
    expect(body.task).toMatchObject({ title: '日本語 <b>', statusId: 'todo', priority: 'high' })
    expect(body.runs).toEqual([
      { id: expect.any(String), automationId: 'new', name: 'Automation new', outcome: 'done' },
    ])
  })

  test('PATCH /tasks/{id}: P6: a changed status fires, the steps are done, and the task says which automation did it', async () => {
    const at = await host([toReview])
    const { body } = await call(at, 'PATCH /tasks/t1', move('review'))
    expect(body.task).toMatchObject({
      statusId: 'review',
      assigneeIds: ['kim'],
      comments: [{ text: 'Ready for review', by: { kind: 'automation', automationId: 'reviewer' } }],
      automated: [
        { automationId: 'reviewer', name: 'Automation reviewer', fields: ['assignees', 'comments'] },
      ],
    })
    expect((await call(at, 'GET /tasks?place=launch')).body[0]).toEqual(body.task)
    expect((await call(at, 'GET /sandbox')).body.used).toBe(1)
  })

  test('PATCH /tasks/{id}: what does not change fires nothing', async () => {
    const at = await host([toReview])
    await call(at, 'PATCH /tasks/t1', move('review'))
    const { body } = await call(at, 'PATCH /tasks/t1', move('review'))
    expect(body.runs).toEqual([])
  })

  test.each([
    [{ statusId: 'new' }, 'statusId', 'new'],
    [{ assignees: { add: ['nobody'] } }, 'assignees.add', 'nobody'],
    [{ tags: { add: ['docs', 'gone'] } }, 'tags.add', 'gone'],
  ])('T3: a reference that is not there is refused and nothing kept: %j', async (body, field, value) => {
    const at = await host()
    const answer = await call(at, 'PATCH /tasks/t1', { body: { ...body, title: 'Changed' } })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'unknown_reference', field, value })
    expect((await call(at, 'GET /tasks?place=launch')).body[0].title).toBe('Write the release note')
  })

  test('PATCH /tasks/{id}: two who add to the same task lose nothing, nor does what an automation has added', async () => {
    const at = await host([{ ...toReview, steps: [{ kind: 'add_assignee', memberId: member('kim') }] }])
    await call(at, 'PATCH /tasks/t1', move('review'))
    const bodies = [
      { assignees: { add: ['lea'] } },
      { assignees: { add: ['tom'] }, tags: { add: ['docs'] } },
      { assignees: { remove: ['kim', 'ana'] } },
    ]
    await Promise.all(bodies.map(body => call(at, 'PATCH /tasks/t1', { body })))
    expect((await call(at, 'GET /tasks?place=launch')).body[0]).toMatchObject({
      assigneeIds: ['lea', 'tom'],
      tagIds: ['docs'],
    })
  })

  test('POST /tasks: who is assigned and what it is tagged with from the start', async () => {
    const at = await host()
    const task = { listId: 'launch', title: 'New', assigneeIds: ['lea', 'kim'], tagIds: ['docs'] }
    expect((await call(at, 'POST /tasks', { body: task })).body.task).toMatchObject(task)
    const answer = await call(at, 'POST /tasks', { body: { ...task, assigneeIds: ['nobody'] } })
    expect(answer.body).toMatchObject({ code: 'unknown_reference', field: 'assigneeIds', value: 'nobody' })
  })

  test.each([
    ['', 'is empty'],
    ['   ', 'is empty'],
    ['é'.repeat(201), 'is longer than 200 characters'],
  ])('T3: a title is 1 to 200 characters, and the refusal says so: %#', async (title, message) => {
    const at = await host()
    const answer = await call(at, 'PATCH /tasks/t1', { body: { title } })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'title', message }] })
    expect((await call(at, 'PATCH /tasks/t1', { body: { title: '😀'.repeat(200) } })).status).toBe(200)
  })

  test('POST /tasks/{id}/comments: a member comments; fires nothing', async () => {
    const at = await host([toReview])
    const { status: code, body } = await call(at, 'POST /tasks/t1/comments', {
      body: { text: 'Hello' },
      as: 'tom',
    })
    expect(code).toBe(201)
    expect(body.comments).toEqual([
      { at: expect.any(String), by: { kind: 'member', memberId: 'tom' }, text: 'Hello' },
    ])
  })

  test('DELETE /tasks/{id}: it is gone, and POST /tasks/{id}/restore: brings it back as it was', async () => {
    const at = await host([{ id: 'new' }])
    const [before] = (await call(at, 'GET /tasks')).body
    expect((await call(at, 'DELETE /tasks/t1')).body).toEqual({ id: 't1' })
    expect((await call(at, 'GET /tasks')).body).toEqual([])
    expect((await call(at, 'PATCH /tasks/t1', move('done'))).status).toBe(404)
    expect((await call(at, 'POST /tasks/t1/restore')).body).toEqual(before)
    expect((await call(at, 'GET /sandbox')).body.used).toBe(0)
  })
})

describe('firing', () => {
  test('P6: conditions must hold on the task as it is by then', async () => {
    const at = await host([
      {
        id: 'first',
        trigger: toReview.trigger as never,
        steps: [{ kind: 'set_priority', priority: 'urgent' }],
      },
      { ...toReview, id: 'urgent', conditions: [{ kind: 'priority_is', priority: 'urgent' }] },
      { ...toReview, id: 'low', conditions: [{ kind: 'priority_is', priority: 'low' }] },
    ])
    const { body } = await call(at, 'PATCH /tasks/t1', move('review'))
    expect(body.runs.map((run: { automationId: string }) => run.automationId)).toEqual(['first', 'urgent'])
  })

  test('P4: an automation works at its place and below, not beside', async () => {
    const at = await host([
      { ...toReview, id: 'folder', placeId: place('website') },
      { ...toReview, id: 'beside', placeId: place('backlog') },
      { ...toReview, id: 'off', active: false },
    ])
    const { body } = await call(at, 'PATCH /tasks/t1', move('review'))
    expect(body.runs.map((run: { automationId: string }) => run.automationId)).toEqual(['folder'])
  })

  test('P7: a chain fires on, each firing counts, and stops after five links', async () => {
    const pingPong = (id: string, from: 'todo' | 'doing', to: 'todo' | 'doing'): StudioAutomation => ({
      id,
      trigger: { kind: 'status_changed', from: null, to: status(from) },
      steps: [{ kind: 'set_status', statusId: status(to) }],
    })
    const at = await host([pingPong('ping', 'doing', 'todo'), pingPong('pong', 'todo', 'doing')])
    const { body } = await call(at, 'PATCH /tasks/t1', move('doing'))
    expect(
      body.runs.map((run: { automationId: string; outcome: string }) => `${run.automationId} ${run.outcome}`),
    ).toEqual(['ping done', 'pong done', 'ping done', 'pong done', 'ping done', 'pong stopped'])
    expect((await call(at, 'GET /sandbox')).body.used).toBe(5)
    const { items } = (await call(at, 'GET /runs')).body
    expect(items[0]).toMatchObject({
      outcome: 'stopped',
      link: 6,
      cause: { kind: 'automation', automationId: 'ping' },
    })
    expect(items.at(-1)).toMatchObject({ link: 1, cause: { kind: 'member', memberId: 'ana' } })
  })

  test('P7: automations that all set off each other end soon', async () => {
    const any = { kind: 'status_changed', from: null, to: null } as const
    const at = await host(
      Array.from({ length: 6 }, (_, index) => ({
        id: `any-${index}`,
        trigger: any,
        steps: [{ kind: 'set_status', statusId: status(index % 2 ? 'doing' : 'review') }],
      })),
    )
    const { body } = await call(at, 'PATCH /tasks/t1', move('doing'))
    expect(body.runs.length).toBeLessThan(100)
    expect((await call(at, 'GET /sandbox')).body.used).toBeLessThanOrEqual(60)
  })

  test('the marks of a task are those of the latest change that fired any, also when it changed nothing', async () => {
    const at = await host([toReview])
    await call(at, 'PATCH /tasks/t1', move('review'))
    await call(at, 'PATCH /tasks/t1', move('todo'))
    expect((await call(at, 'GET /tasks')).body[0].automated).toHaveLength(1)
    await call(at, 'PATCH /sandbox', { body: { plan: 'free' } })
    const run = await call(at, 'POST /runs', {
      body: { runs: Array.from({ length: 100 }, (_, i) => ({ automationId: 'reviewer', key: `k${i}` })) },
    })
    expect(run.body.refused).toBeGreaterThan(0)
    await call(at, 'PATCH /tasks/t1', move('review'))
    expect((await call(at, 'GET /tasks')).body[0].automated).toEqual([])
  })

  test('P8: a failed step is logged with its reason; the steps before it stay; it counts', async () => {
    const at = await host([
      {
        ...toReview,
        steps: [
          { kind: 'set_priority', priority: 'low' },
          { kind: 'add_tag', tagId: 'deleted' as never },
          { kind: 'add_comment', text: 'never' },
        ],
      },
    ])
    const { body } = await call(at, 'PATCH /tasks/t1', move('review'))
    expect(body.task).toMatchObject({ priority: 'low', tagIds: [], comments: [] })
    expect((await call(at, 'GET /runs')).body.items[0]).toMatchObject({
      outcome: 'failed',
      steps: [{ result: 'done' }, { result: 'failed', reason: 'tag_unknown' }, { result: 'not_reached' }],
    })
    expect((await call(at, 'GET /sandbox')).body.used).toBe(1)
  })

  test('U6: while suspended the change itself is kept, and every firing is refused and logged', async () => {
    const at = await host([toReview], { plan: 'free', meter: { used: 100 } })
    const { status: code, body } = await call(at, 'PATCH /tasks/t1', move('review'))
    expect(code).toBe(200)
    expect(body.task).toMatchObject({ statusId: 'review', assigneeIds: [], automated: [] })
    expect(body.runs).toEqual([expect.objectContaining({ outcome: 'refused' })])
    expect((await call(at, 'GET /runs')).body.items[0].outcome).toBe('refused')
    expect((await call(at, 'GET /usage')).body).toMatchObject({ state: 'suspended', refused: 1 })
  })

  test('P1: with the ClickApp off nothing fires, and automations are kept as they are', async () => {
    const at = await host([toReview])
    await call(at, 'PATCH /workspace', { body: { automationsEnabled: false } })
    expect((await call(at, 'PATCH /tasks/t1', move('review'))).body.runs).toEqual([])
    expect((await call(at, 'POST /automations/reviewer/runs', { body: {} })).body.code).toBe(
      'clickapp_disabled',
    )
    expect((await call(at, 'GET /automations/reviewer')).body.active).toBe(true)
    await call(at, 'PATCH /workspace', { body: { automationsEnabled: true } })
    await call(at, 'PATCH /tasks/t1', move('todo'))
    expect((await call(at, 'PATCH /tasks/t1', move('review'))).body.runs).toHaveLength(1)
  })

  test('P2: a guest’s work fires automations, and what fired is not told to the guest', async () => {
    const at = await host([toReview])
    const { body } = await call(at, 'PATCH /tasks/t1', move('review', { as: 'tom' }))
    expect(body.runs).toEqual([])
    expect(body.task.assigneeIds).toEqual(['kim'])
    expect((await call(at, 'GET /runs')).body.items[0].cause).toEqual({ kind: 'member', memberId: 'tom' })
  })

  test('a tag that is added, a member that is assigned, a priority that changes: each fires its own', async () => {
    const on = (id: string, trigger: StudioAutomation['trigger']): StudioAutomation => ({
      id,
      trigger: trigger as never,
      steps: [{ kind: 'add_comment', text: id }],
    })
    const at = await host([
      on('tagged', { kind: 'tag_added', tagId: tag('docs') }),
      on('assigned', { kind: 'assignee_added', memberId: member('lea') }),
      on('urgent', { kind: 'priority_changed', to: 'urgent' }),
    ])
    const body = { tags: { add: ['docs'] }, assignees: { add: ['lea'] }, priority: 'urgent' }
    const fired = (await call(at, 'PATCH /tasks/t1', { body })).body.runs
    expect(fired.map((run: { automationId: string }) => run.automationId).sort()).toEqual([
      'assigned',
      'tagged',
      'urgent',
    ])
  })
})
