import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate, Instant, MemberId, PlaceId, StatusId, TagId, TaskId } from '#domain/brand.ts'
import type { Task } from '#domain/task.ts'
import { type Filling, fillIn, placeholdersIn, TASK_VALUES } from '#domain/template.ts'

const task: Task = {
  id: 't1' as TaskId,
  listId: 'launch' as PlaceId,
  title: 'Write the release note',
  statusId: 'open' as StatusId,
  priority: 'high',
  assigneeIds: ['ana' as MemberId, 'gone' as MemberId, 'kim' as MemberId],
  tagIds: ['docs' as TagId],
  dueOn: '2026-11-28' as CalendarDate,
  position: 1,
  comments: [],
  createdAt: 0 as Instant,
  automated: [],
}

const filling: Filling = {
  task,
  names: {
    statuses: [{ id: 'open', name: 'To do' }],
    members: [
      { id: 'ana', name: 'Ana Costa' },
      { id: 'kim', name: 'Kim Nguyen' },
    ],
    tags: [{ id: 'docs', name: 'docs' }],
    lists: [{ id: 'launch', name: 'Launch' }],
  },
  automation: { name: 'Tell Slack' },
  payload: { issue: { number: 415, labels: ['bug'] } },
}

test.each([
  ['{{task.title}}', 'Write the release note'],
  ['{{task.status}}', 'To do'],
  ['{{task.priority}}', 'high'],
  ['{{task.assignees}}', 'Ana Costa, Kim Nguyen'],
  ['{{task.tags}}', 'docs'],
  ['{{task.list}}', 'Launch'],
  ['{{task.due}}', '2026-11-28'],
  ['{{automation.name}}', 'Tell Slack'],
  ['{{payload.issue.number}}', '415'],
  ['{{payload.issue}}', '{"number":415,"labels":["bug"]}'],
  ['{{payload}}', '{"issue":{"number":415,"labels":["bug"]}}'],
  ['{{   task.title\n}}', 'Write the release note'],
  ['#{{payload.issue.number}} {{task.title}}!', '#415 Write the release note!'],
  // Braces that hold no path are text.
  ['{task.title} {{}} {{ }} {{{task.title}}}', '{task.title} {{}} {{ }} {Write the release note}'],
])('P6: %s is filled in', (text, expected) => {
  expect(fillIn(text, filling)).toBe(expected)
})

test.each([
  '{{task}}',
  '{{task.gone}}',
  '{{task.id}}',
  '{{TASK.TITLE}}',
  '{{automation.id}}',
  '{{payload.gone}}',
  '{{payload.issue.labels.9}}',
  '{{nothing}}',
  '{{task.constructor}}',
  '{{task.__proto__}}',
  '{{constructor}}',
  '{{payload.constructor.name}}',
  '{{payload.__proto__.x}}',
  '{{payload.issue.labels.map}}',
  '{{names.members}}',
])('P6: %s names nothing, and leaves nothing', text => {
  expect(fillIn(`<${text}>`, filling)).toBe('<>')
})

test('P6: without a task, or with what is no longer there, its values are empty', () => {
  const names = { statuses: [], members: [], tags: [], lists: [] }
  for (const value of TASK_VALUES) {
    expect(fillIn(`{{task.${value}}}`, { ...filling, task: null })).toBe('')
  }
  const bare = { ...task, priority: null, dueOn: null }
  for (const value of ['status', 'priority', 'assignees', 'tags', 'list', 'due']) {
    expect(fillIn(`{{task.${value}}}`, { ...filling, task: bare, names })).toBe('')
  }
  expect(fillIn('{{payload.a}}{{payload}}', { ...filling, payload: null })).toBe('')
})

test('T5: what is filled in is never read again, neither as placeholders nor as patterns', () => {
  const tricky = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('{{payload.secret}}', '{{', '}}', '$&', '$1', '$`', '{{task.title}}', '\\u0000'),
  )
  fc.assert(
    fc.property(
      fc.array(tricky).map(parts => parts.join('')),
      tricky,
      (title, secret) => {
        const around = { ...filling, task: { ...task, title }, payload: { secret } }
        expect(fillIn('{{task.title}}', around)).toBe(title)
        expect(fillIn('<{{task.title}}|{{payload.secret}}>', around)).toBe(`<${title}|${secret}>`)
      },
    ),
  )
})

test('P6: a text without placeholders stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      fc.pre(placeholdersIn(text).length === 0)
      expect(fillIn(text, filling)).toBe(text)
    }),
  )
})

test('P6: the paths that a text names, in order and as often as it names them', () => {
  expect(placeholdersIn('On {{ task.title }} by {{task.assignees}}, {{task.title}}, {{}}')).toEqual([
    'task.title',
    'task.assignees',
    'task.title',
  ])
  const path = fc.stringMatching(/^[a-z][a-z0-9 _-]{0,8}[a-z0-9]$/)
  const between = fc.string().map(text => text.replace(/[{}]/g, ''))
  fc.assert(
    fc.property(fc.array(fc.tuple(between, path)), parts => {
      const text = parts.map(([before, name]) => `${before}{{ ${name} }}`).join('')
      expect(placeholdersIn(text)).toEqual(parts.map(([, name]) => name))
    }),
  )
})

test('P6: filling in takes no longer with braces that are never closed', () => {
  const text = '{{ a'.repeat(20_000)
  expect(fillIn(text, filling)).toBe(text)
  const blanks = `{{ a${' '.repeat(50_000)}`
  expect(fillIn(blanks, filling)).toBe(blanks)
})
