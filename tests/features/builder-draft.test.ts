import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Definition } from '#domain/automation.ts'
import type {
  AutomationId,
  HookId,
  Instant,
  MemberId,
  PlaceId,
  StatusId,
  TagId,
  TimeOfDay,
} from '#domain/brand.ts'
import { blankStep } from '#features/automations/builder/blank-parts.ts'
import {
  changedStep,
  movedStep,
  withCondition,
  withoutPart,
  withStep,
} from '#features/automations/builder/change-draft.ts'
import {
  changesOf,
  type Described,
  type Draft,
  definitionOf,
  draftOf,
  EMPTY_DRAFT,
  isSame,
} from '#features/automations/builder/draft.ts'
import { draftKey } from '#features/automations/builder/draft-keys.ts'
import {
  forgetDrafts,
  type KeptDraft,
  keepDraft,
  keptDraft,
} from '#features/automations/builder/kept-drafts.ts'
import { fieldProblemsOf } from '#features/automations/builder/service-refusal.ts'

const described: Described = {
  name: 'Assign reviewer',
  trigger: { kind: 'status_changed', from: null, to: 'review' as StatusId },
  conditions: [{ kind: 'priority_is', priority: 'urgent' }],
  steps: [
    { kind: 'add_assignee', memberId: 'kim' as MemberId },
    { kind: 'add_tag', tagId: 'docs' as TagId },
    { kind: 'add_comment', text: 'Ready' },
  ],
}
const draft = draftOf(described, 'Another name')
const keysOf = ({ steps }: Draft) => steps.map(({ key }) => key)

describe('P5: the draft of an automation', () => {
  test('says what the automation says', () => {
    expect({ ...definitionOf(draft), name: draft.name }).toEqual(described)
    expect(definitionOf(EMPTY_DRAFT)).toBeNull()
  })

  test('goes on writing a name that wrote itself', () => {
    expect(draftOf(described, described.name).name).toBeNull()
    expect(draft.name).toBe(described.name)
  })

  test('keeps its parts themselves while they move, come and go', () => {
    expect(keysOf(movedStep(draft, 'step-1', 1))).toEqual(['step-2', 'step-1', 'step-3'])
    expect(keysOf(movedStep(draft, 'step-3', -1))).toEqual(['step-1', 'step-3', 'step-2'])
    expect(movedStep(draft, 'step-1', -1)).toBe(draft)
    expect(movedStep(draft, 'step-3', 1)).toBe(draft)
    expect(movedStep(draft, 'none', 1)).toBe(draft)
    const without = withoutPart(draft, 'step-2')
    expect(keysOf(without)).toEqual(['step-1', 'step-3'])
    const { draft: more, key } = withStep(
      without,
      blankStep('set_priority', () => ({ subject: null, text: '' })),
    )
    expect(new Set(keysOf(more)).size).toBe(3)
    expect(keysOf(more)).toContain(key)
    expect(withCondition(more, { kind: 'tag_is', tagId: '' as TagId }).key).not.toBe('condition-1')
    const [first] = draft.steps
    if (first?.kind !== 'add_assignee') throw new Error('No step to change')
    expect(changedStep(draft, { ...first, memberId: 'ana' as MemberId }).steps[0]).toMatchObject({
      memberId: 'ana',
    })
    expect(draft.steps[0]).toMatchObject({ memberId: 'kim' })
  })

  test('sends what was changed, and nothing else', () => {
    expect(changesOf(described, structuredClone(described))).toEqual({})
    expect(changesOf({ ...described, name: 'Other' }, described)).toEqual({ name: 'Other' })
    const steps = described.steps.slice(1)
    expect(changesOf({ ...described, steps }, described)).toEqual({ steps })
  })

  test('is the same whatever the order of its keys', () => {
    expect(isSame({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true)
    expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(false)
    expect(isSame([1, 2], [2, 1])).toBe(false)
    expect(isSame(null, {})).toBe(false)
  })
})

describe('P5: unsaved work is kept', () => {
  const every: Definition = {
    trigger: { kind: 'daily', time: '09:00' as TimeOfDay, zone: 'Europe/Paris' },
    conditions: [
      { kind: 'status_is', statusId: '' as StatusId },
      { kind: 'priority_is', priority: null },
      { kind: 'assignee_is', memberId: 'kim' as MemberId },
      { kind: 'tag_is', tagId: 'docs' as TagId },
      { kind: 'payload', path: 'action', test: 'is_not', value: '' },
    ],
    steps: [
      ...described.steps,
      { kind: 'set_status', statusId: '' as StatusId },
      { kind: 'set_priority', priority: 'low' },
      { kind: 'remove_assignee', memberId: '' as MemberId },
      { kind: 'remove_tag', tagId: 'docs' as TagId },
      { kind: 'create_task', listId: 'launch' as PlaceId, title: '', priority: null, assigneeId: null },
      { kind: 'call_webhook', url: 'https://' },
      { kind: 'post_to_integration', integration: 'email', to: '', subject: 'Hi', text: '' },
    ],
  }
  const key = draftKey({ scenario: undefined, memberId: 'ana' as MemberId, of: 'a1' as AutomationId })
  const kept: KeptDraft = {
    version: 1,
    at: 1_795_471_380_000 as Instant,
    base: described,
    draft: draftOf({ ...every, name: 'Mine' }, ''),
  }

  let stored: Map<string, string>
  beforeEach(() => {
    stored = new Map()
    vi.stubGlobal(
      'localStorage',
      new Proxy(
        {
          getItem: (name: string) => stored.get(name) ?? null,
          setItem: (name: string, value: string) => stored.set(name, value),
          removeItem: (name: string) => stored.delete(name),
        },
        {
          ownKeys: () => [...stored.keys()],
          getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
        },
      ),
    )
    return () => {
      keepDraft(key, null)
      vi.unstubAllGlobals()
    }
  })

  test('with every kind of part, finished or not', () => {
    keepDraft(key, kept)
    expect(keptDraft(key)).toEqual(kept)
    keepDraft(key, null)
    expect(keptDraft(key)).toBeNull()
  })

  test.each([
    { kind: 'task_created' },
    { kind: 'priority_changed', to: 'high' },
    { kind: 'assignee_added', memberId: null },
    { kind: 'tag_added', tagId: null },
    { kind: 'due_date_arrives', time: '09:00' as TimeOfDay, zone: 'UTC' },
    { kind: 'webhook_received', hookId: '' as HookId },
  ] as Definition['trigger'][])('with a trigger such as %o', trigger => {
    const one: KeptDraft = { ...kept, base: null, draft: { ...EMPTY_DRAFT, trigger } }
    keepDraft(key, one)
    expect(keptDraft(key)).toEqual(one)
  })

  test.each([
    ['another version', { ...kept, version: 2 }],
    ['a part that is none', { ...kept, draft: { ...kept.draft, steps: [{ key: 'step-1', kind: 'dance' }] } }],
    [
      'two parts with one key',
      { ...kept, draft: { ...kept.draft, steps: [draft.steps[0], draft.steps[0]] } },
    ],
    ['something else altogether', ['draft']],
  ])('what cannot be read is nothing: %s', (_what, value) => {
    stored.set(key, JSON.stringify(value))
    expect(keptDraft(key)).toBeNull()
  })

  test('nor is what is no JSON', () => {
    stored.set(key, '{')
    expect(keptDraft(key)).toBeNull()
  })

  test('for each named state, member and automation by itself, until the state is put back', () => {
    const other = draftKey({ scenario: 'connected', memberId: 'ana' as MemberId, of: 'a1' as AutomationId })
    const kim = draftKey({ scenario: undefined, memberId: 'kim' as MemberId, of: 'a1' as AutomationId })
    expect(new Set([key, other, kim]).size).toBe(3)
    keepDraft(key, kept)
    keepDraft(other, kept)
    forgetDrafts(undefined)
    expect(keptDraft(key)).toBeNull()
    expect(keptDraft(other)).toEqual(kept)
    forgetDrafts('connected')
    expect(keptDraft(other)).toBeNull()
  })

  test('T4: until the page is left, where storage is full or blocked', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem() {
        throw new Error('full')
      },
      removeItem() {},
    })
    keepDraft(key, kept)
    expect(keptDraft(key)).toEqual(kept)
  })
})

describe('T3: the service’s refusals are told at the fields that they name', () => {
  const moved = movedStep(draft, 'step-1', 1)
  const refused = (code: 'unknown_reference' | 'no_task_to_work_on' | 'invalid_input', data: object) =>
    fieldProblemsOf({ code, status: 422, detail: '', data } as Parameters<typeof fieldProblemsOf>[0], moved)

  test.each([
    ['steps.0.tagId', { at: 'step-2.tagId', reason: { kind: 'gone', what: 'tag' } }],
    ['steps.1.memberId', { at: 'step-1.memberId', reason: { kind: 'gone', what: 'member' } }],
    ['conditions.0.statusId', { at: 'condition-1.statusId', reason: { kind: 'gone', what: 'status' } }],
    ['trigger.to', { at: 'trigger.to', reason: { kind: 'gone', what: 'status' } }],
    ['trigger.hookId', { at: 'trigger.hookId', reason: { kind: 'taken' } }],
    ['steps.2.listId', { at: 'step-3.listId', reason: { kind: 'gone', what: 'list' } }],
    ['steps.2.assigneeId', { at: 'step-3.assigneeId', reason: { kind: 'gone', what: 'member' } }],
  ])('unknown_reference: %s', (field, problem) => {
    expect(refused('unknown_reference', { field, value: 'x' })).toEqual([problem])
  })

  test('what names no field here is told above Save', () => {
    expect(refused('unknown_reference', { field: 'placeId', value: 'x' })).toEqual([])
    expect(refused('unknown_reference', { field: 'steps.7.tagId', value: 'x' })).toEqual([])
  })

  test('no_task_to_work_on, invalid_input', () => {
    expect(refused('no_task_to_work_on', { field: 'conditions.0', reason: 'no_task' })).toEqual([
      { at: 'condition-1', reason: { kind: 'no_task_to_look_at' } },
    ])
    expect(refused('no_task_to_work_on', { field: 'steps.1', reason: 'no_task' })).toEqual([
      { at: 'step-1', reason: { kind: 'no_task' } },
    ])
    const issues = [
      { path: 'name', message: 'is empty' },
      { path: 'steps.2.text', message: 'is empty' },
      { path: 'placeId', message: 'is empty' },
    ]
    expect(refused('invalid_input', { issues })).toEqual([
      { at: 'name', reason: { kind: 'refused' } },
      { at: 'step-3.text', reason: { kind: 'refused' } },
    ])
  })
})
