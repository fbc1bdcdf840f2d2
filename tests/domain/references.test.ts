import { expect, test } from 'vitest'
import type { Definition } from '#domain/automation.ts'
import type { MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'
import type { Place } from '#domain/places.ts'
import {
  brokenReferences,
  fieldOf,
  lossesByMoving,
  newTasksNowhere,
  type Referable,
} from '#domain/references.ts'

const here: Referable = {
  statuses: [{ id: 'todo' as StatusId }, { id: 'done' as StatusId }],
  members: [{ id: 'ana' as MemberId }],
  tags: [{ id: 'docs' as TagId }],
  places: [
    { id: 'product' as PlaceId, kind: 'space' },
    { id: 'launch' as PlaceId, kind: 'list' },
  ],
}

const whole: Definition = {
  trigger: { kind: 'status_changed', from: 'todo' as StatusId, to: 'done' as StatusId },
  conditions: [
    { kind: 'status_is', statusId: 'todo' as StatusId },
    { kind: 'priority_is', priority: 'high' },
    { kind: 'assignee_is', memberId: 'ana' as MemberId },
    { kind: 'tag_is', tagId: 'docs' as TagId },
    { kind: 'payload', path: 'action', test: 'is', value: 'opened' },
  ],
  steps: [
    { kind: 'set_status', statusId: 'done' as StatusId },
    { kind: 'set_priority', priority: null },
    { kind: 'add_assignee', memberId: 'ana' as MemberId },
    { kind: 'remove_assignee', memberId: 'ana' as MemberId },
    { kind: 'add_tag', tagId: 'docs' as TagId },
    { kind: 'remove_tag', tagId: 'docs' as TagId },
    { kind: 'add_comment', text: 'Done' },
    {
      kind: 'create_task',
      listId: 'launch' as PlaceId,
      title: 'Next',
      priority: null,
      assigneeId: 'ana' as MemberId,
    },
    { kind: 'call_webhook', url: 'https://example.com' },
    { kind: 'post_to_integration', integration: 'slack', to: '#launch', subject: null, text: 'Done' },
  ],
}

test('P6: an automation whose references are all there has no broken one', () => {
  expect(brokenReferences(whole, here)).toEqual([])
})

test('P6: every kind of reference is told with its place when it leads nowhere', () => {
  const nothing: Referable = { statuses: [], members: [], tags: [], places: [] }
  expect(brokenReferences(whole, nothing)).toEqual([
    { part: 'trigger', index: 0, field: 'from', kind: 'status', id: 'todo' },
    { part: 'trigger', index: 0, field: 'to', kind: 'status', id: 'done' },
    { part: 'conditions', index: 0, field: 'statusId', kind: 'status', id: 'todo' },
    { part: 'conditions', index: 2, field: 'memberId', kind: 'member', id: 'ana' },
    { part: 'conditions', index: 3, field: 'tagId', kind: 'tag', id: 'docs' },
    { part: 'steps', index: 0, field: 'statusId', kind: 'status', id: 'done' },
    { part: 'steps', index: 2, field: 'memberId', kind: 'member', id: 'ana' },
    { part: 'steps', index: 3, field: 'memberId', kind: 'member', id: 'ana' },
    { part: 'steps', index: 4, field: 'tagId', kind: 'tag', id: 'docs' },
    { part: 'steps', index: 5, field: 'tagId', kind: 'tag', id: 'docs' },
    { part: 'steps', index: 7, field: 'listId', kind: 'list', id: 'launch' },
    { part: 'steps', index: 7, field: 'assigneeId', kind: 'member', id: 'ana' },
  ])
})

test.each([
  [{ kind: 'assignee_added', memberId: 'gone' as MemberId }, 'memberId', 'member'],
  [{ kind: 'tag_added', tagId: 'gone' as TagId }, 'tagId', 'tag'],
] as const)('P6: a trigger’s %s is looked at', (trigger, field, kind) => {
  expect(brokenReferences({ ...whole, trigger }, here)).toEqual([
    { part: 'trigger', index: 0, field, kind, id: 'gone' },
  ])
})

test.each([
  { kind: 'task_created' },
  { kind: 'status_changed', from: null, to: null },
  { kind: 'priority_changed', to: 'high' },
  { kind: 'assignee_added', memberId: null },
  { kind: 'tag_added', tagId: null },
  { kind: 'daily', time: '09:00', zone: 'UTC' },
  { kind: 'due_date_arrives', time: '09:00', zone: 'UTC' },
  { kind: 'webhook_received', hookId: 'hook' },
] as Definition['trigger'][])(
  'P6: what a trigger leaves open or does not refer to is not broken: %o',
  trigger => {
    expect(brokenReferences({ ...whole, trigger }, here)).toEqual([])
  },
)

test('P6: a Space is no List', () => {
  const steps: Definition['steps'] = [
    {
      kind: 'create_task',
      listId: 'product' as PlaceId,
      title: 'Next',
      priority: null,
      assigneeId: null,
    },
  ]
  expect(brokenReferences({ ...whole, steps }, here)).toEqual([
    { part: 'steps', index: 0, field: 'listId', kind: 'list', id: 'product' },
  ])
})

test('P6: parts that are absent are not looked at', () => {
  const nothing: Referable = { statuses: [], members: [], tags: [], places: [] }
  expect(brokenReferences({ trigger: whole.trigger, steps: undefined }, nothing)).toHaveLength(2)
})

const makes = (listId: string | null): Definition['steps'][number] => ({
  ...{ kind: 'create_task', listId: listId as PlaceId | null, title: 'x', priority: null, assigneeId: null },
})
const daily = { kind: 'daily', time: '09:00', zone: 'UTC' } as Definition['trigger']
const hook = { kind: 'webhook_received', hookId: 'hook' } as Definition['trigger']
const nowhereAt = (placeId: string, trigger: Definition['trigger'], steps: Definition['steps']) =>
  newTasksNowhere({ trigger, steps }, { placeId: placeId as PlaceId, places: here.places })

test.each([daily, hook])(
  'P6: without a task a new one goes to the automation’s place, if that is a List: %o',
  trigger => {
    expect(nowhereAt('product', trigger, [whole.steps[8] as never, makes(null), makes(null)])).toEqual([
      { part: 'steps', index: 1, field: 'listId', kind: 'place', id: 'product' },
    ])
    expect(nowhereAt('launch', trigger, [makes(null)])).toEqual([])
    expect(nowhereAt('product', trigger, [makes('launch'), makes(null)])).toEqual([])
    expect(nowhereAt('product', trigger, [])).toEqual([])
  },
)

test('P6: with a task a new one goes to that one’s List', () => {
  expect(nowhereAt('product', { kind: 'task_created' }, [makes(null)])).toEqual([])
})

const place = (id: string, kind: Place['kind'], parentId: string | null, statuses: string[] = []): Place => ({
  ...{ id: id as PlaceId, kind, name: id, parentId: parentId as PlaceId | null, position: 0 },
  statuses: statuses.map(status => ({ id: status as StatusId, name: status, category: 'open' })),
})
const places = [
  place('product', 'space', null, ['todo', 'done']),
  place('launch', 'list', 'product'),
  place('other', 'space', null, ['todo']),
  place('inbox', 'list', 'other'),
]
const lossesAt = (definition: Definition, from: string, to: string) =>
  lossesByMoving(definition, from as PlaceId, { ...here, places })(to as PlaceId).map(fieldOf)

test('P5: moving loses the statuses that the other Space does not have, and the List for new tasks', () => {
  expect(lossesAt(whole, 'launch', 'other')).toEqual(['trigger.to', 'steps.0.statusId'])
  expect(lossesAt(whole, 'launch', 'product')).toEqual([])
  const makesHere: Definition = { trigger: daily, conditions: [], steps: [makes(null)] }
  expect(lossesAt(makesHere, 'launch', 'product')).toEqual(['steps.0.listId'])
  expect(lossesAt(makesHere, 'launch', 'inbox')).toEqual([])
})

test('P5: what leads nowhere already is not lost by moving', () => {
  const makesHere: Definition = { trigger: daily, conditions: [], steps: [makes(null)] }
  expect(lossesAt(makesHere, 'product', 'other')).toEqual([])
  expect(lossesAt(whole, 'other', 'inbox')).toEqual([])
})
