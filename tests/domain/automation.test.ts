import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Automation, holds, listensTo, type Step } from '#domain/automation.ts'
import type { AutomationId, Instant, MemberId, PlaceId, StatusId, TagId, TaskId } from '#domain/brand.ts'
import { newClock, nowOf } from '#domain/clock.ts'
import { activeAt, lineage, type Place, statusesAt, withBelow } from '#domain/places.ts'
import { runSteps } from '#domain/run.ts'
import { changedSet, patchTask, type Task } from '#domain/task.ts'

const open = 'open' as StatusId
const review = 'review' as StatusId
const kim = 'kim' as MemberId
const ana = 'ana' as MemberId
const urgent = 'tag-urgent' as TagId
const now = 1_700_000_000_000 as Instant

const task: Task = {
  id: 't1' as TaskId,
  listId: 'list' as PlaceId,
  title: 'Write the release note',
  statusId: open,
  priority: 'high',
  assigneeIds: [ana],
  tagIds: [],
  position: 1,
  comments: [],
  createdAt: now,
  automated: [],
}

const references = { statusIds: [open, review], memberIds: [ana, kim], tagIds: [urgent] }

function run(...steps: Step[]) {
  const automation: Pick<Automation, 'id' | 'name' | 'steps'> = { id: 'a1' as AutomationId, name: 'A', steps }
  return runSteps(automation, { task, references, now })
}

describe('P6: triggers', () => {
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
    [{ kind: 'task_created' }, { kind: 'task_created' }, true],
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
    expect(holds(condition, task)).toBe(expected)
  })
})

describe('P6: steps', () => {
  test('P6: each step changes the task and says what happened', () => {
    const result = run(
      { kind: 'set_status', statusId: review },
      { kind: 'set_priority', priority: null },
      { kind: 'add_assignee', memberId: kim },
      { kind: 'remove_assignee', memberId: ana },
      { kind: 'add_tag', tagId: urgent },
      { kind: 'add_comment', text: 'Over to you' },
    )
    expect(result.task).toMatchObject({
      statusId: review,
      priority: null,
      assigneeIds: [kim],
      tagIds: [urgent],
    })
    expect(result.task?.comments).toEqual([
      { at: now, by: { kind: 'automation', automationId: 'a1', name: 'A' }, text: 'Over to you' },
    ])
    expect(result.events).toEqual([
      { kind: 'status_changed', from: open, to: review },
      { kind: 'priority_changed', from: 'high', to: null },
      { kind: 'assignee_added', memberId: kim },
      { kind: 'tag_added', tagId: urgent },
    ])
    expect(result.fields).toEqual(['status', 'priority', 'assignees', 'tags', 'comments'])
    expect(result.outcome).toBe('done')
  })

  test('P6: what is so already changes nothing and fires nothing', () => {
    const result = run(
      { kind: 'set_status', statusId: open },
      { kind: 'set_priority', priority: 'high' },
      { kind: 'add_assignee', memberId: ana },
      { kind: 'remove_tag', tagId: urgent },
    )
    expect(result.task).toBe(task)
    expect(result.events).toEqual([])
    expect(result.steps.map(step => step.result)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
    ])
  })

  test.each([
    [{ kind: 'set_status', statusId: 'gone' as StatusId }, 'status_unknown'],
    [{ kind: 'add_assignee', memberId: 'gone' as MemberId }, 'member_unknown'],
    [{ kind: 'add_tag', tagId: 'gone' as TagId }, 'tag_unknown'],
  ] as const)('P8: a step that fails ends the run, the steps before it stay: %j', (failing, reason) => {
    const result = run({ kind: 'set_priority', priority: 'low' }, failing, { kind: 'add_comment', text: 'x' })
    expect(result.outcome).toBe('failed')
    expect(result.steps).toEqual([
      { kind: 'set_priority', result: 'done' },
      { kind: failing.kind, result: 'failed', reason },
      { kind: 'add_comment', result: 'not_reached' },
    ])
    expect(result.task).toMatchObject({ priority: 'low', comments: [] })
  })

  test('a run without a task does nothing and is done', () => {
    const automation = {
      id: 'a1' as AutomationId,
      name: 'A',
      steps: [{ kind: 'add_comment', text: 'x' }] as Step[],
    }
    expect(runSteps(automation, { task: null, references, now })).toMatchObject({
      outcome: 'done',
      steps: [{ kind: 'add_comment', result: 'no_task' }],
    })
  })
})

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
