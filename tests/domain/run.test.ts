import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FiringEvent, NAME_MAX, type Step } from '#domain/automation.ts'
import type {
  AutomationId,
  DeliveryId,
  Instant,
  MemberId,
  PlaceId,
  RunId,
  StatusId,
  TagId,
  TaskId,
} from '#domain/brand.ts'
import { type Running, runSteps, type StepsRun } from '#domain/run-steps.ts'
import type { Task } from '#domain/task.ts'
import type { References } from '#domain/task-step.ts'

const open = 'open' as StatusId
const review = 'review' as StatusId
const kim = 'kim' as MemberId
const ana = 'ana' as MemberId
const urgent = 'tag-urgent' as TagId
const list = 'list' as PlaceId
const other = 'other' as PlaceId
const now = 1_700_000_000_000 as Instant

const blank = (id: string, listId: PlaceId): Task => ({
  id: id as TaskId,
  listId,
  title: '',
  statusId: listId === list ? open : ('new' as StatusId),
  priority: null,
  assigneeIds: [],
  tagIds: [],
  dueOn: null,
  position: 1,
  comments: [],
  createdAt: now,
  automated: [],
})
const task: Task = {
  ...blank('t1', list),
  title: 'Write the release note',
  priority: 'high',
  assigneeIds: [ana],
}

/** Its statuses are those of the List's Space. */
const referencesAt = (listId: PlaceId | null): References => ({
  statuses:
    listId === list
      ? [
          { id: open, name: 'To do' },
          { id: review, name: 'Review' },
        ]
      : listId === other
        ? [{ id: 'new' as StatusId, name: 'New' }]
        : [],
  members: [
    { id: ana, name: 'Ana Costa' },
    { id: kim, name: 'Kim Nguyen' },
  ],
  tags: [{ id: urgent, name: 'urgent' }],
  lists: [
    { id: list, name: 'Launch' },
    { id: other, name: 'Inbox' },
  ],
})

const automation = { id: 'a1' as AutomationId, name: 'A', placeId: list }

type Around = { on?: Task | null; event?: FiringEvent | null; payload?: unknown; placeId?: PlaceId }

function running({ on = task, event = null, payload = null }: Around): Running {
  let made = 0
  let sent = 0
  return {
    ...{ runId: 'r1' as RunId, task: on, event, payload, now, referencesAt },
    blankTask: listId => (listId === list || listId === other ? blank(`made-${++made}`, listId) : null),
    nextDeliveryId: () => `d${++sent}` as DeliveryId,
  }
}

function run(steps: Step[], around: Around = {}): StepsRun {
  return runSteps({ ...automation, placeId: around.placeId ?? list, steps }, running(around))
}

const results = ({ steps }: StepsRun) => steps.map(({ result }) => result)

const create = (title: string, rest: Partial<Extract<Step, { kind: 'create_task' }>> = {}): Step => ({
  ...{ kind: 'create_task', listId: null, title, priority: null, assigneeId: null },
  ...rest,
})
const webhook: Step = { kind: 'call_webhook', url: 'https://shop.example/hook' }
const slack = (text: string): Step => ({
  ...{ kind: 'post_to_integration', integration: 'slack', to: '#launch', subject: null },
  text,
})

describe('P6: steps on the task that fired', () => {
  test('P6: each step changes the task and says what happened', () => {
    const result = run([
      { kind: 'set_status', statusId: review },
      { kind: 'set_priority', priority: null },
      { kind: 'add_assignee', memberId: kim },
      { kind: 'remove_assignee', memberId: ana },
      { kind: 'add_tag', tagId: urgent },
      { kind: 'add_comment', text: 'Over to you' },
    ])
    expect(result.task).toMatchObject({
      statusId: review,
      priority: null,
      assigneeIds: [kim],
      tagIds: [urgent],
    })
    expect(result.task?.comments).toEqual([
      { at: now, by: { kind: 'automation', automationId: 'a1', name: 'A' }, text: 'Over to you' },
    ])
    expect(result.events).toEqual(
      [
        { kind: 'status_changed', from: open, to: review },
        { kind: 'priority_changed', from: 'high', to: null },
        { kind: 'assignee_added', memberId: kim },
        { kind: 'tag_added', tagId: urgent },
      ].map(event => ({ taskId: 't1', event })),
    )
    expect(result.fields).toEqual(['status', 'priority', 'assignees', 'tags', 'comments'])
    expect(result.outcome).toBe('done')
    expect(run([{ kind: 'remove_tag', tagId: urgent }], { on: result.task }).task?.tagIds).toEqual([])
  })

  test('P6: what is so already changes nothing and fires nothing', () => {
    const result = run([
      { kind: 'set_status', statusId: open },
      { kind: 'set_priority', priority: 'high' },
      { kind: 'add_assignee', memberId: ana },
      { kind: 'remove_assignee', memberId: kim },
      { kind: 'remove_tag', tagId: urgent },
    ])
    expect(result.task).toBe(task)
    expect(result.events).toEqual([])
    expect(result.fields).toEqual([])
    expect(new Set(results(result))).toEqual(new Set(['unchanged']))
  })

  test.each([
    [{ kind: 'set_status', statusId: 'gone' as StatusId }, 'status_unknown'],
    // Another Space's.
    [{ kind: 'set_status', statusId: 'new' as StatusId }, 'status_unknown'],
    [{ kind: 'add_assignee', memberId: 'gone' as MemberId }, 'member_unknown'],
    [{ kind: 'add_tag', tagId: 'gone' as TagId }, 'tag_unknown'],
    [create('New', { listId: 'gone' as PlaceId }), 'list_unknown'],
    [create('New', { assigneeId: 'gone' as MemberId }), 'member_unknown'],
    [create(' {{task.due}} '), 'title_empty'],
  ] as [Step, string][])(
    'P8: a step that fails ends the run, the steps before it stay: %j',
    (failing, reason) => {
      const result = run([{ kind: 'set_priority', priority: 'low' }, failing, webhook])
      expect(result.outcome).toBe('failed')
      expect(result.steps).toEqual([
        { kind: 'set_priority', result: 'done' },
        { kind: failing.kind, result: 'failed', reason },
        { kind: 'call_webhook', result: 'not_reached' },
      ])
      expect(result.task).toEqual({ ...task, priority: 'low' })
      expect(result.created).toEqual([])
      expect(result.messages).toEqual([])
    },
  )

  test('P6: what is gone can still be taken away', () => {
    const gone = { ...task, assigneeIds: ['gone' as MemberId], tagIds: ['gone' as TagId] }
    const result = run(
      [
        { kind: 'remove_assignee', memberId: 'gone' as MemberId },
        { kind: 'remove_tag', tagId: 'gone' as TagId },
      ],
      { on: gone },
    )
    expect(result.task).toMatchObject({ assigneeIds: [], tagIds: [] })
    expect(results(result)).toEqual(['done', 'done'])
  })

  test('P6: comments are filled in with the task as the steps before left it', () => {
    const result = run(
      [
        { kind: 'set_status', statusId: review },
        { kind: 'add_comment', text: '{{task.title}}: {{task.status}}, {{payload.by}}, {{automation.name}}' },
      ],
      { payload: { by: 'mara-b' } },
    )
    expect(result.task?.comments[0]?.text).toBe('Write the release note: Review, mara-b, A')
  })
})

describe('P6: tasks that a run makes', () => {
  test('P6: a task stands in the step’s List, else in that of the task, else in the automation’s', () => {
    const places = [
      run([create('New', { listId: other })]),
      run([create('New')]),
      run([create('New')], { on: null, placeId: other }),
    ].map(({ created }) => created[0]?.listId)
    expect(places).toEqual([other, list, other])
    expect(run([create('New')], { on: null, placeId: 'space' as PlaceId }).steps).toEqual([
      { kind: 'create_task', result: 'failed', reason: 'list_unknown' },
    ])
  })

  test('P6: it has what the step says, and its making fires', () => {
    const result = run([create('About {{task.title}}', { priority: 'low', assigneeId: kim })])
    expect(result.created).toEqual([
      {
        ...blank('made-1', list),
        title: 'About Write the release note',
        priority: 'low',
        assigneeIds: [kim],
      },
    ])
    expect(result.steps).toEqual([{ kind: 'create_task', result: 'done', taskId: 'made-1' }])
    expect(result.events).toEqual([{ taskId: 'made-1', event: { kind: 'task_created' } }])
    // The task that fired is as it was.
    expect(result.task).toBe(task)
    expect(result.fields).toEqual([])
  })

  test('P6: later steps go on with the task that fired, or else with the first that was made', () => {
    const steps: Step[] = [create('First'), create('Second'), { kind: 'add_tag', tagId: urgent }]
    const fired = run(steps)
    expect(fired.task).toMatchObject({ id: 't1', tagIds: [urgent] })
    expect(fired.created.map(({ tagIds }) => tagIds)).toEqual([[], []])
    expect(fired.fields).toEqual(['tags'])

    const alone = run(steps, { on: null })
    expect(alone.task).toMatchObject({ id: 'made-1', tagIds: [urgent] })
    expect(alone.created.map(({ id, tagIds }) => [id, tagIds])).toEqual([
      ['made-1', [urgent]],
      ['made-2', []],
    ])
    // Its mark says that it was made.
    expect(alone.fields).toEqual([])
    expect(alone.events).toEqual([
      { taskId: 'made-1', event: { kind: 'task_created' } },
      { taskId: 'made-2', event: { kind: 'task_created' } },
      { taskId: 'made-1', event: { kind: 'tag_added', tagId: urgent } },
    ])
  })

  test('P6: what is made in another Space has that one’s statuses', () => {
    const steps: Step[] = [create('New', { listId: other }), { kind: 'set_status', statusId: review }]
    expect(run(steps, { on: null }).steps[1]).toMatchObject({ result: 'failed', reason: 'status_unknown' })
    const fits: Step = { kind: 'set_status', statusId: 'new' as StatusId }
    expect(results(run([create('New', { listId: other }), fits], { on: null }))).toEqual([
      'done',
      'unchanged',
    ])
  })

  test('T5: a title is trimmed, and cut at the longest name, between whole characters', () => {
    const titled = (title: string) =>
      run([create('{{payload.t}}')], { payload: { t: title } }).created[0]?.title
    expect(titled('  a\n ')).toBe('a')
    expect(titled('🎈'.repeat(NAME_MAX + 5))).toBe('🎈'.repeat(NAME_MAX))
  })

  test('P6: a run without a task does nothing to one, until it has made one', () => {
    const result = run(
      [{ kind: 'add_comment', text: 'x' }, create('New'), { kind: 'add_comment', text: 'y' }],
      {
        on: null,
      },
    )
    expect(results(result)).toEqual(['no_task', 'done', 'done'])
    expect(result.outcome).toBe('done')
    expect(result.task?.comments).toMatchObject([{ text: 'y' }])
    expect(run([{ kind: 'add_comment', text: 'x' }], { on: null }).task).toBeNull()
  })
})

describe('P6: what goes to the outside', () => {
  test('P6: it is handed over, with what was so at its turn, and the steps behind it run', () => {
    const result = run(
      [
        { kind: 'set_status', statusId: review },
        webhook,
        { kind: 'add_tag', tagId: urgent },
        slack('{{task.title}} is {{task.status}}'),
      ],
      { event: { kind: 'tag_added', tagId: urgent } },
    )
    expect(result.steps).toEqual([
      { kind: 'set_status', result: 'done' },
      { kind: 'call_webhook', result: 'handed_over', deliveryId: 'd1' },
      { kind: 'add_tag', result: 'done' },
      { kind: 'post_to_integration', result: 'handed_over', deliveryId: 'd2' },
    ])
    const [first, second] = result.messages
    expect(first).toMatchObject({ id: 'd1', step: 1, target: 'webhook', url: 'https://shop.example/hook' })
    expect(JSON.parse(first?.body ?? '')).toEqual({
      type: 'automation.ran',
      run: 'r1',
      at: '2023-11-14T22:13:20.000Z',
      automation: { id: 'a1', name: 'A' },
      event: { kind: 'tag_added', tagId: urgent },
      task: {
        id: 't1',
        title: 'Write the release note',
        list: { id: list, name: 'Launch' },
        status: { id: review, name: 'Review' },
        priority: 'high',
        assignees: [{ id: ana, name: 'Ana Costa' }],
        tags: [],
        dueOn: null,
      },
    })
    expect(second).toMatchObject({ id: 'd2', step: 3, target: 'slack' })
    expect(JSON.parse(second?.body ?? '')).toEqual({
      channel: '#launch',
      text: 'Write the release note is Review',
    })
  })

  test('P6: without a task the webhook is told of none, and gets the payload that came', () => {
    const payload = { action: 'opened' }
    const event: FiringEvent = { kind: 'webhook_received', receivedId: 'x', source: 'GitHub issues' }
    const [message] = run([webhook], { on: null, event, payload }).messages
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ task: null, event, payload })
  })

  test.each([
    ['github', 'acme/website', 'https://api.github.com/repos/acme/website/issues', { title: 'S', body: 'T' }],
    ['email', 'a@b.example', 'mailto:a@b.example', { to: 'a@b.example', subject: 'S', text: 'T' }],
  ] as const)('P6: %s is posted to as it wants', (integration, to, url, body) => {
    const step: Step = { kind: 'post_to_integration', integration, to, subject: 'S', text: 'T' }
    const [message] = run([step]).messages
    expect(message).toMatchObject({ target: integration, url })
    expect(JSON.parse(message?.body ?? '')).toEqual(body)
  })
})

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('set_status' as const),
    statusId: fc.constantFrom(open, review, 'new' as StatusId),
  }),
  fc.record({
    kind: fc.constant('set_priority' as const),
    priority: fc.constantFrom(null, 'low' as const, 'high' as const),
  }),
  fc.record({
    kind: fc.constantFrom('add_assignee' as const, 'remove_assignee' as const),
    memberId: fc.constantFrom(ana, kim, 'gone' as MemberId),
  }),
  fc.record({
    kind: fc.constantFrom('add_tag' as const, 'remove_tag' as const),
    tagId: fc.constantFrom(urgent, 'gone' as TagId),
  }),
  fc.record({ kind: fc.constant('add_comment' as const), text: fc.string() }),
  fc
    .record({ title: fc.string(), listId: fc.constantFrom(null, list, other, 'gone' as PlaceId) })
    .map(({ title, listId }) => create(title, { listId })),
  fc.constant(webhook),
  fc.string().map(slack),
)

test('P6, P8: whatever the steps are, what a run says of itself agrees with what it did', () => {
  fc.assert(
    fc.property(fc.array(anyStep), fc.boolean(), (steps, hasTask) => {
      const on = hasTask ? Object.freeze(structuredClone(task)) : null
      const result = run(steps, { on })
      // The same again: nothing is kept from run to run, and the task that fired is not touched.
      expect(run(steps, { on })).toEqual(result)
      expect(on).toEqual(hasTask ? task : null)

      expect(result.steps.map(({ kind }) => kind)).toEqual(steps.map(({ kind }) => kind))
      const outcomes = results(result)
      const failed = outcomes.indexOf('failed')
      expect(result.outcome).toBe(failed < 0 ? 'done' : 'failed')
      for (const [index, outcome] of outcomes.entries()) {
        expect(outcome === 'not_reached').toBe(failed >= 0 && index > failed)
      }

      const made = result.steps.flatMap(({ taskId }) => taskId ?? [])
      expect(result.created.map(({ id }) => id)).toEqual(made)
      const sent = result.steps.flatMap(({ deliveryId }, step) =>
        deliveryId ? [{ id: deliveryId, step }] : [],
      )
      expect(result.messages.map(({ id, step }) => ({ id, step }))).toEqual(sent)
      for (const { body } of result.messages) expect(() => JSON.parse(body)).not.toThrow()

      const births = result.events.flatMap(({ taskId, event }) =>
        event.kind === 'task_created' ? taskId : [],
      )
      expect(births).toEqual(made)
      const known = new Set([...made, ...(on ? [on.id] : [])])
      expect(result.events.every(({ taskId }) => known.has(taskId))).toBe(true)

      expect(new Set(result.fields).size).toBe(result.fields.length)
      if (on && result.fields.length === 0) expect(result.task).toBe(on)
      if (!on) expect(result.fields).toEqual([])
      expect(result.task?.id).toBe(on?.id ?? made[0])
    }),
  )
})

test('P6: steps that have run change nothing a second time, but comments, new tasks and what goes out', () => {
  const repeatable = anyStep.filter(
    ({ kind }) =>
      kind === 'set_status' || kind === 'set_priority' || kind === 'add_tag' || kind === 'add_assignee',
  )
  fc.assert(
    fc.property(repeatable, step => {
      const once = run([step])
      const twice = run([step], { on: once.task })
      expect(twice.task).toBe(once.task)
      expect(twice.events).toEqual([])
    }),
  )
})
