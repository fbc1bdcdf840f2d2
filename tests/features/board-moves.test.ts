import { expect, test } from 'vitest'
import type { PlaceView } from '#contract/places.ts'
import type { TaskView } from '#contract/tasks.ts'
import type { MemberId, PlaceId, StatusId, TaskId } from '#domain/brand.ts'
import { dropped, stepOf } from '#features/board/moves.ts'
import { positionAt, sectionsOf } from '#features/board/sections.ts'
import { patched } from '#features/board/use-tasks.ts'

const space: PlaceView = {
  id: 'space' as PlaceId,
  kind: 'space',
  name: 'Space',
  parentId: null,
  position: 1,
  statuses: [
    { id: 'todo' as StatusId, name: 'To do', category: 'open' },
    { id: 'done' as StatusId, name: 'Done', category: 'done' },
  ],
  activeAutomations: null,
}
const list: PlaceView = {
  ...space,
  id: 'list' as PlaceId,
  kind: 'list',
  name: 'List',
  parentId: space.id,
  statuses: [],
}

function task(id: string, statusId: string, position: number): TaskView {
  return {
    id: id as TaskId,
    listId: list.id,
    title: id,
    statusId: statusId as StatusId,
    priority: null,
    assigneeIds: [],
    tagIds: [],
    dueOn: null,
    position,
    comments: [],
    createdAt: '2026-11-23T22:03:00.000Z',
    automated: [],
  }
}

const tasks = [task('b', 'todo', 2), task('a', 'todo', 1), task('c', 'todo', 3), task('d', 'done', 1)]
const sections = sectionsOf([space, list], tasks, list.id)
const find = (id: string) => tasks.find(candidate => candidate.id === id) as TaskView
const target = (statusId: string, before: string | null) => ({
  spaceId: space.id,
  statusId: statusId as StatusId,
  before: before as TaskId | null,
})

test('a board groups by the statuses of the Space, each in the order of its positions', () => {
  expect(sections).toHaveLength(1)
  expect(sections[0]?.groups.map(group => group.tasks.map(({ id }) => id))).toEqual([['a', 'b', 'c'], ['d']])
  expect(sections[0]?.list?.id).toBe('list')
})

test('a task whose status is gone is not lost', () => {
  const [section] = sectionsOf([space, list], [task('x', 'gone', 1)], null)
  expect(section?.groups[0]?.tasks.map(({ id }) => id)).toEqual(['x'])
})

test('a position lies half way between its neighbours, and behind all that share one', () => {
  const at = (...positions: number[]) => positions.map(position => ({ position }))
  expect(positionAt([], 0)).toBe(0)
  expect(positionAt(at(1, 2), 0)).toBe(0)
  expect(positionAt(at(1, 2), 1)).toBe(1.5)
  expect(positionAt(at(1, 2), 2)).toBe(3)
  expect(positionAt(at(1, 1, 1, 2), 1)).toBe(1.5)
})

test('a drop changes the position, and the status where it is another one', () => {
  expect(dropped(sections, find('c'), target('todo', 'a'))).toEqual({ position: 0 })
  expect(dropped(sections, find('a'), target('todo', null))).toEqual({ position: 4 })
  expect(dropped(sections, find('a'), target('done', null))).toEqual({ position: 2, statusId: 'done' })
})

test('a drop on its own place changes nothing', () => {
  expect(dropped(sections, find('a'), target('todo', 'b'))).toBeNull()
  expect(dropped(sections, find('c'), target('todo', null))).toBeNull()
})

test('a step goes to the next place, into the next status at the end, and no further', () => {
  expect(stepOf(sections, find('a'), 1)).toMatchObject({ status: { id: 'todo' }, position: 2.5, index: 1 })
  expect(stepOf(sections, find('c'), 1)).toMatchObject({ status: { id: 'done' }, position: 0, count: 2 })
  expect(stepOf(sections, find('d'), -1)).toMatchObject({ status: { id: 'todo' }, position: 4, index: 3 })
  expect(stepOf(sections, find('a'), -1)).toBeNull()
  expect(stepOf(sections, find('d'), 1)).toBeNull()
})

test('changes on their way show at once, one upon another, over what others have added meanwhile', () => {
  const [ana, kim, lea] = ['ana', 'kim', 'lea'] as MemberId[] as [MemberId, MemberId, MemberId]
  const { id } = find('a')
  const updates = [
    { id, assignees: { add: [ana] } },
    { id: find('b').id, title: 'Another' },
    { id, assignees: { remove: [kim] }, title: 'Renamed' },
  ]
  const read = { ...find('a'), assigneeIds: [kim, lea] }
  expect(patched(read, updates)).toEqual({ ...read, title: 'Renamed', assigneeIds: [lea, ana] })
  expect(patched(find('c'), updates)).toBe(find('c'))
})
