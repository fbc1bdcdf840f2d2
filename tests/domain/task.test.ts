import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate, Instant, MemberId, PlaceId, StatusId, TaskId } from '#domain/brand.ts'
import { changedSet, patchTask, type Task } from '#domain/task.ts'

const open = 'open' as StatusId
const review = 'review' as StatusId
const kim = 'kim' as MemberId
const ana = 'ana' as MemberId

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
  createdAt: 1_700_000_000_000 as Instant,
  automated: [],
}

describe('task changes', () => {
  test('setting what is set already is no event; several changes are several', () => {
    expect(
      patchTask(task, { statusId: open, priority: 'high', assignees: { add: [ana], remove: [kim] } }).events,
    ).toEqual([])
    expect(patchTask(task, { statusId: review, assignees: { add: [ana, kim, kim] } })).toMatchObject({
      task: { statusId: review, assigneeIds: [ana, kim] },
      events: [{ kind: 'status_changed' }, { kind: 'assignee_added', memberId: kim }],
    })
  })
})

test('a due date is set and taken away; that fires nothing, for its day does', () => {
  const dueOn = '2026-11-28' as CalendarDate
  const due = patchTask(task, { dueOn })
  expect(due).toEqual({ task: { ...task, dueOn }, events: [] })
  expect(patchTask(due.task, { title: 'New' }).task.dueOn).toBe(dueOn)
  expect(patchTask(due.task, { dueOn: null }).task.dueOn).toBeNull()
})

describe('a set that several change', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  const sorted = (set: string[]) => [...set].sort()

  test('only what the change names comes or goes, each once, and what stays keeps its order', () => {
    fc.assert(
      fc.property(ids, ids, ids, (before, add, remove) => {
        const after = changedSet(before, { add, remove })
        const named = new Set([...add, ...remove])
        expect(after.filter(id => !named.has(id))).toEqual(before.filter(id => !named.has(id)))
        expect(sorted(after.filter(id => named.has(id)))).toEqual(sorted(add))
      }),
    )
  })

  test('changes to different members of it come to the same in either order', () => {
    fc.assert(
      fc.property(ids, ids, fc.func(fc.boolean()), (before, others, isMine) => {
        const mine = { add: others.filter(id => isMine(id)), remove: [] }
        const theirs = { add: [], remove: others.filter(id => !isMine(id)) }
        expect(changedSet(changedSet(before, mine), theirs)).toEqual(
          changedSet(changedSet(before, theirs), mine),
        )
      }),
    )
  })
})
