import { expect, test } from 'vitest'
import type { Definition } from '#domain/automation.ts'
import type { MemberId, PlaceId, StatusId, TagId } from '#domain/brand.ts'
import { brokenReferences, type Referable } from '#features/automations/broken-references.ts'

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
    { part: 'trigger', index: 0, field: 'from', kind: 'status' },
    { part: 'trigger', index: 0, field: 'to', kind: 'status' },
    { part: 'conditions', index: 0, field: 'statusId', kind: 'status' },
    { part: 'conditions', index: 2, field: 'memberId', kind: 'member' },
    { part: 'conditions', index: 3, field: 'tagId', kind: 'tag' },
    { part: 'steps', index: 0, field: 'statusId', kind: 'status' },
    { part: 'steps', index: 2, field: 'memberId', kind: 'member' },
    { part: 'steps', index: 3, field: 'memberId', kind: 'member' },
    { part: 'steps', index: 4, field: 'tagId', kind: 'tag' },
    { part: 'steps', index: 5, field: 'tagId', kind: 'tag' },
    { part: 'steps', index: 7, field: 'listId', kind: 'list' },
    { part: 'steps', index: 7, field: 'assigneeId', kind: 'member' },
  ])
})

test.each([
  [{ kind: 'assignee_added', memberId: 'gone' as MemberId }, 'memberId', 'member'],
  [{ kind: 'tag_added', tagId: 'gone' as TagId }, 'tagId', 'tag'],
] as const)('P6: a trigger’s %s is looked at', (trigger, field, kind) => {
  expect(brokenReferences({ ...whole, trigger }, here)).toEqual([{ part: 'trigger', index: 0, field, kind }])
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
    { part: 'steps', index: 0, field: 'listId', kind: 'list' },
  ])
})
