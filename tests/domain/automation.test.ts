import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bringsTask,
  type Condition,
  type Definition,
  holds,
  INTEGRATIONS,
  listensTo,
  misplacedParts,
  needsTask,
  PAYLOAD_TESTS,
  type PayloadTest,
  type Step,
  type StepKind,
  type Trigger,
  type TriggerKind,
  usesConnections,
} from '#domain/automation.ts'
import type { HookId, Instant, MemberId, PlaceId, StatusId, TagId, TaskId, TimeOfDay } from '#domain/brand.ts'
import { newClock, nowOf } from '#domain/clock.ts'
import { activeAt, lineage, type Place, statusesAt, withBelow } from '#domain/places.ts'
import type { Task, TaskEvent } from '#domain/task.ts'

const open = 'open' as StatusId
const review = 'review' as StatusId
const kim = 'kim' as MemberId
const ana = 'ana' as MemberId
const urgent = 'tag-urgent' as TagId
const now = 1_700_000_000_000 as Instant
const daily = { time: '09:00' as TimeOfDay, zone: 'Europe/Paris' }

const task: Task = {
  id: 't1' as TaskId,
  listId: 'list' as PlaceId,
  title: 'Write the release note',
  statusId: open,
  priority: 'high',
  assigneeIds: [ana],
  tagIds: [],
  dueOn: null,
  position: 1,
  comments: [],
  createdAt: now,
  automated: [],
}

/** One of each kind, to any change where there is a choice. */
const triggers: { [Kind in TriggerKind]: Extract<Trigger, { kind: Kind }> } = {
  task_created: { kind: 'task_created' },
  status_changed: { kind: 'status_changed', from: null, to: null },
  priority_changed: { kind: 'priority_changed', to: null },
  assignee_added: { kind: 'assignee_added', memberId: null },
  tag_added: { kind: 'tag_added', tagId: null },
  due_date_arrives: { kind: 'due_date_arrives', ...daily },
  daily: { kind: 'daily', ...daily },
  webhook_received: { kind: 'webhook_received', hookId: 'h' as HookId },
}

const steps: { [Kind in StepKind]: Extract<Step, { kind: Kind }> } = {
  set_status: { kind: 'set_status', statusId: review },
  set_priority: { kind: 'set_priority', priority: 'low' },
  add_assignee: { kind: 'add_assignee', memberId: kim },
  remove_assignee: { kind: 'remove_assignee', memberId: kim },
  add_tag: { kind: 'add_tag', tagId: urgent },
  remove_tag: { kind: 'remove_tag', tagId: urgent },
  add_comment: { kind: 'add_comment', text: 'Hello' },
  create_task: { kind: 'create_task', listId: null, title: 'New', priority: null, assigneeId: null },
  call_webhook: { kind: 'call_webhook', url: 'https://shop.example/hook' },
  post_to_integration: {
    kind: 'post_to_integration',
    integration: 'slack',
    to: '#launch',
    subject: null,
    text: 'Hello',
  },
}

const onTask: Condition = { kind: 'status_is', statusId: open }
const onPayload = (path: string, wanted: PayloadTest, value = ''): Condition => ({
  kind: 'payload',
  path,
  test: wanted,
  value,
})

describe('P6: triggers', () => {
  const events: TaskEvent[] = [
    { kind: 'task_created' },
    { kind: 'status_changed', from: open, to: review },
    { kind: 'priority_changed', from: null, to: 'high' },
    { kind: 'assignee_added', memberId: kim },
    { kind: 'tag_added', tagId: urgent },
  ]
  test.each(Object.values(triggers))('P6: $kind listens to its own kind of change only', trigger => {
    const heard = events.filter(event => listensTo(trigger, event)).map(({ kind }) => kind)
    expect(heard).toEqual(events.map(({ kind }) => kind).filter(kind => kind === trigger.kind))
  })

  const changed = { kind: 'status_changed', from: open, to: review } as const
  test.each([
    [{ kind: 'status_changed', from: null, to: null }, true],
    [{ kind: 'status_changed', from: open, to: null }, true],
    [{ kind: 'status_changed', from: null, to: review }, true],
    [{ kind: 'status_changed', from: review, to: null }, false],
    [{ kind: 'status_changed', from: null, to: open }, false],
    [{ kind: 'task_created' }, false],
    [{ kind: 'priority_changed', to: null }, false],
  ] as const)('P6: %j listens to a status change from open to review: %s', (trigger, listens) => {
    expect(listensTo(trigger, changed)).toBe(listens)
  })

  test.each([
    [{ kind: 'priority_changed', to: 'high' }, { kind: 'priority_changed', from: null, to: 'high' }, true],
    [{ kind: 'priority_changed', to: 'low' }, { kind: 'priority_changed', from: null, to: 'high' }, false],
    [{ kind: 'assignee_added', memberId: kim }, { kind: 'assignee_added', memberId: kim }, true],
    [{ kind: 'assignee_added', memberId: ana }, { kind: 'assignee_added', memberId: kim }, false],
    [{ kind: 'tag_added', tagId: null }, { kind: 'tag_added', tagId: urgent }, true],
  ] as const)('P6: %j on %j: %s', (trigger, event, listens) => {
    expect(listensTo(trigger, event)).toBe(listens)
  })

  test.each([
    [{ kind: 'status_is', statusId: open }, true],
    [{ kind: 'status_is', statusId: review }, false],
    [{ kind: 'priority_is', priority: 'high' }, true],
    [{ kind: 'priority_is', priority: null }, false],
    [{ kind: 'assignee_is', memberId: ana }, true],
    [{ kind: 'assignee_is', memberId: kim }, false],
    [{ kind: 'tag_is', tagId: urgent }, false],
  ] as const)('P6: condition %j holds: %s', (condition, expected) => {
    expect(holds(condition, { task })).toBe(expected)
    // Without a task there is nothing that it could hold on.
    expect(holds(condition, { task: null })).toBe(false)
  })
})

describe('P6: conditions on a payload', () => {
  const payload = {
    action: 'opened',
    issue: { number: 415, title: 'Menu covers the first line', body: null, labels: [{ name: 'bug' }, {}] },
    draft: false,
    empty: '',
  }
  test.each<[string, PayloadTest, string, boolean]>([
    ['action', 'is', 'opened', true],
    ['action', 'is', 'Opened', false],
    ['issue.number', 'is', '415', true],
    ['draft', 'is', 'false', true],
    ['issue.labels.0.name', 'is', 'bug', true],
    ['issue.body', 'is', '', true],
    ['gone', 'is', '', false],
    ['action', 'is_not', 'closed', true],
    ['action', 'is_not', 'opened', false],
    ['gone', 'is_not', 'opened', true],
    ['issue.title', 'contains', 'covers', true],
    ['issue.title', 'contains', 'Covers', false],
    ['issue.labels', 'contains', 'bug', true],
    ['gone', 'contains', '', false],
    ['empty', 'exists', '', true],
    ['draft', 'exists', '', true],
    ['issue.body', 'exists', '', false],
    ['issue.labels.1.name', 'exists', '', false],
    ['issue.labels.length', 'exists', '', true],
    ['constructor', 'exists', '', false],
    ['issue.__proto__', 'exists', '', false],
  ])('P6: %s %s "%s": %s', (path, wanted, value, expected) => {
    expect(holds(onPayload(path, wanted, value), { task: null, payload })).toBe(expected)
    expect(holds(onPayload(path, wanted, value), { task, payload })).toBe(expected)
  })

  test('P6: no test of a payload throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.string(),
        fc.constantFrom(...PAYLOAD_TESTS),
        fc.string(),
        (any, path, wanted, value) => {
          const condition = onPayload(path, wanted, value)
          expect(typeof holds(condition, { task: null, payload: any })).toBe('boolean')
        },
      ),
    )
  })

  test('P6: of "is" and "is not", at most one holds, and of a field that exists exactly one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        const on = { task: null, payload: { field: value } }
        const is = holds(onPayload('field', 'is', text), on)
        expect(holds(onPayload('field', 'is_not', text), on)).toBe(!is)
      }),
    )
  })
})

describe('P6: parts that could never work', () => {
  const definition = (
    trigger: TriggerKind,
    { conditions = [], kinds }: { conditions?: Condition[]; kinds: StepKind[] },
  ): Definition => ({ trigger: triggers[trigger], conditions, steps: kinds.map(kind => steps[kind]) })

  test.each(['daily', 'webhook_received'] as const)(
    'P6: %s brings no task to look at or to work on',
    kind => {
      const misplaced = misplacedParts(
        definition(kind, { conditions: [onTask], kinds: ['call_webhook', 'add_tag', 'add_comment'] }),
      )
      expect(misplaced).toEqual([
        { part: 'conditions', index: 0, reason: 'no_task' },
        { part: 'steps', index: 1, reason: 'no_task' },
        { part: 'steps', index: 2, reason: 'no_task' },
      ])
    },
  )

  test('P6: steps behind one that creates a task work on that', () => {
    const kinds: StepKind[] = ['post_to_integration', 'create_task', 'add_tag', 'set_status']
    expect(misplacedParts(definition('daily', { kinds }))).toEqual([])
    expect(misplacedParts(definition('daily', { kinds: ['add_tag', 'create_task', 'add_tag'] }))).toEqual([
      { part: 'steps', index: 0, reason: 'no_task' },
    ])
  })

  test('P6: only a webhook brings a payload', () => {
    const conditions = [onPayload('action', 'exists'), onTask]
    expect(misplacedParts(definition('task_created', { conditions, kinds: ['add_tag'] }))).toEqual([
      { part: 'conditions', index: 0, reason: 'no_payload' },
    ])
    expect(misplacedParts(definition('webhook_received', { conditions, kinds: ['create_task'] }))).toEqual([
      { part: 'conditions', index: 1, reason: 'no_task' },
    ])
  })

  test('P6: what stands rightly stays so when steps come after it', () => {
    const someKinds = fc.array(fc.constantFrom(...(Object.keys(steps) as StepKind[])), { minLength: 1 })
    const anyTrigger = fc.constantFrom(...(Object.keys(triggers) as TriggerKind[]))
    fc.assert(
      fc.property(anyTrigger, someKinds, someKinds, (trigger, kinds, more) => {
        const before = misplacedParts(definition(trigger, { kinds }))
        const after = misplacedParts(definition(trigger, { kinds: [...kinds, ...more] }))
        expect(after.filter(({ index }) => index < kinds.length)).toEqual(before)
        if (bringsTask(trigger)) expect(after).toEqual([])
        for (const { index } of before) expect(needsTask(kinds[index] as StepKind)).toBe(true)
      }),
    )
  })
})

test('P6: webhooks in and out and integrations need a plan that connects, and nothing else does', () => {
  for (const trigger of Object.values(triggers)) {
    expect(usesConnections({ trigger, steps: [steps.add_tag] })).toBe(trigger.kind === 'webhook_received')
  }
  const trigger = triggers.task_created
  const connected = Object.values(steps).filter(step => usesConnections({ trigger, steps: [step] }))
  expect(connected.map(({ kind }) => kind)).toEqual(['call_webhook', 'post_to_integration'])
  for (const integration of INTEGRATIONS) {
    const step: Step = { ...steps.post_to_integration, integration }
    expect(usesConnections({ trigger, steps: [steps.add_tag, step] })).toBe(true)
  }
})

describe('places', () => {
  const place = (id: string, parentId: string | null, kind: Place['kind'], position = 0): Place => ({
    id: id as PlaceId,
    parentId: parentId as PlaceId | null,
    kind,
    name: id,
    position,
    statuses: parentId === null ? [{ id: open, name: 'Open', category: 'open' }] : [],
  })
  const places = [
    place('product', null, 'space'),
    place('website', 'product', 'folder'),
    place('launch', 'website', 'list', 2),
    place('backlog', 'website', 'list', 1),
    place('other', null, 'space', 1),
  ]
  const id = (name: string) => name as PlaceId

  test('the line of a List leads up to its Space, whose statuses it has', () => {
    expect(lineage(places, id('launch')).map(one => one.id)).toEqual(['launch', 'website', 'product'])
    expect(statusesAt(places, id('launch')).map(status => status.id)).toEqual(['open'])
    expect(withBelow(places, id('product')).map(one => one.id)).toEqual([
      'product',
      'website',
      'backlog',
      'launch',
    ])
    expect(withBelow(places, id('gone'))).toEqual([])
  })

  test('P4: a place counts its own active automations and those of the places above', () => {
    const byPlace = { [id('product')]: 3, [id('website')]: 2, [id('launch')]: 1, [id('backlog')]: 9 }
    expect(activeAt(places, id('launch'), byPlace)).toEqual({ own: 1, inherited: 5 })
    expect(activeAt(places, id('product'), byPlace)).toEqual({ own: 3, inherited: 0 })
    expect(activeAt(places, id('other'), byPlace)).toEqual({ own: 0, inherited: 0 })
  })
})

describe('the clock', () => {
  test('T1: it can be moved, and never runs backwards', () => {
    expect(nowOf(newClock, now)).toBe(now)
    expect(nowOf({ offset: 5_000, seen: now }, now)).toBe(now + 5_000)
    const setBack = (now - 86_400_000) as Instant
    expect(nowOf({ offset: 0, seen: now }, setBack)).toBe(now)
  })
})
