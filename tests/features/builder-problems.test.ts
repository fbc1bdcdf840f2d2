import { describe, expect, test } from 'vitest'
import { automations } from '#contract/automations.ts'
import type { Condition, Step, Trigger } from '#domain/automation.ts'
import { NAME_MAX } from '#domain/automation.ts'
import type { HookId, MemberId, PlaceId, StatusId, TagId, TimeOfDay } from '#domain/brand.ts'
import {
  blankCondition,
  blankStep,
  blankTrigger,
  conditionKindsFor,
} from '#features/automations/builder/blank-parts.ts'
import { type Draft, definitionOf, draftOfDefinition } from '#features/automations/builder/draft.ts'
import {
  emptyPlaceholders,
  unknownPlaceholders,
  unseenPlaceholders,
} from '#features/automations/builder/placeholders.ts'
import { problemsOf, type Surroundings } from '#features/automations/builder/problems.ts'
import { isToldAtOnce, LIMITS } from '#features/automations/builder/reasons.ts'

const around: Surroundings = {
  referable: {
    statuses: [{ id: 'review' as StatusId }],
    members: [{ id: 'kim' as MemberId }],
    tags: [{ id: 'docs' as TagId }],
    places: [{ id: 'launch' as PlaceId, kind: 'list' }],
  },
  connects: true,
  inList: true,
}
const created: Trigger = { kind: 'task_created' }
const webhook: Trigger = { kind: 'webhook_received', hookId: 'hook' as HookId }
const daily: Trigger = { kind: 'daily', time: '09:00' as TimeOfDay, zone: 'Europe/Paris' }
const assign: Step = { kind: 'add_assignee', memberId: 'kim' as MemberId }
const newTask: Step = { kind: 'create_task', listId: null, title: 'Next', priority: null, assigneeId: null }
const slack: Step = {
  kind: 'post_to_integration',
  integration: 'slack',
  to: '#launch',
  subject: null,
  text: 'Done',
}

const draft = (trigger: Trigger | null, steps: Step[] = [assign], conditions: Condition[] = []): Draft =>
  trigger
    ? draftOfDefinition({ trigger, conditions, steps })
    : { ...draftOfDefinition({ trigger: created, conditions, steps }), trigger }

const found = (of: Draft, { name = 'Name', ...rest }: Partial<Surroundings> & { name?: string } = {}) =>
  problemsOf(of, name, { ...around, ...rest })

/** Whether the contract takes it. */
function taken(of: Draft, name = 'Name'): boolean {
  const schema = automations.create['~orpc'].inputSchema as unknown as {
    safeParse: (input: unknown) => { success: boolean }
  }
  return schema.safeParse({ placeId: 'launch', active: true, name, ...definitionOf(of) }).success
}

describe('P5: what keeps a draft from being saved, told from top to bottom', () => {
  test('nothing, when all is chosen', () => {
    expect(found(draft(created))).toEqual([])
    expect(found(draft(webhook, [newTask, assign, slack]))).toEqual([])
  })

  test('what is not chosen or written yet', () => {
    const startingText = () => ({ subject: '', text: '' })
    const blank: Draft = {
      name: null,
      trigger: null,
      conditions: [],
      steps: [],
    }
    // The name writes itself, as soon as there is anything to name.
    expect(found({ ...blank, name: ' ' }, { name: ' ' })[0]).toEqual({
      at: 'name',
      reason: { kind: 'missing' },
    })
    expect(found(blank, { name: '' })).toEqual([
      { at: 'trigger', reason: { kind: 'missing' } },
      { at: 'steps', reason: { kind: 'missing' } },
    ])
    const steps = (
      [
        'set_status',
        'add_assignee',
        'remove_tag',
        'add_comment',
        'create_task',
        'call_webhook',
        'email',
      ] as const
    ).map(choice => blankStep(choice, startingText))
    const conditions = (['status_is', 'assignee_is', 'tag_is'] as const).map(blankCondition)
    expect(found(draft(blankTrigger('task_created', 'UTC'), steps, conditions)).map(({ at }) => at)).toEqual([
      'condition-1.statusId',
      'condition-2.memberId',
      'condition-3.tagId',
      'step-1.statusId',
      'step-2.memberId',
      'step-3.tagId',
      'step-4.text',
      'step-5.title',
      'step-6.url',
      'step-7.to',
      'step-7.subject',
      'step-7.text',
    ])
    expect(
      found(draft(blankTrigger('webhook_received', 'UTC'), [newTask], [blankCondition('payload')])).map(
        ({ at }) => at,
      ),
    ).toEqual(['trigger.hookId', 'condition-1.path'])
  })

  test('the first choice of a priority is one that holds', () => {
    expect(found(draft(created, [blankStep('set_priority', () => ({ subject: null, text: '' }))]))).toEqual(
      [],
    )
  })

  test('references that lead nowhere are told at once', () => {
    const gone = found(draft(created, [{ kind: 'add_tag', tagId: 'gone' as TagId }]))
    expect(gone).toEqual([{ at: 'step-1.tagId', reason: { kind: 'gone', what: 'tag' } }])
    expect(gone.every(({ reason }) => isToldAtOnce(reason))).toBe(true)
    expect(isToldAtOnce({ kind: 'missing' })).toBe(false)
  })

  test('P6: parts that could never work with the trigger', () => {
    const look: Condition = { kind: 'priority_is', priority: 'high' }
    const payload: Condition = { kind: 'payload', path: 'action', test: 'exists', value: '' }
    expect(found(draft(daily, [assign], [look]))).toEqual([
      { at: 'condition-1', reason: { kind: 'no_task_to_look_at' } },
      { at: 'step-1', reason: { kind: 'no_task' } },
    ])
    expect(found(draft(created, [assign], [payload]))).toEqual([
      { at: 'condition-1', reason: { kind: 'no_payload' } },
    ])
    expect(found(draft(daily, [newTask, assign]))).toEqual([])
    // They are not even offered.
    expect(conditionKindsFor('daily')).toEqual([])
    expect(conditionKindsFor('webhook_received')).toEqual(['payload'])
    expect(conditionKindsFor('due_date_arrives')).not.toContain('payload')
  })

  test('P6: webhooks and integrations on a plan without them', () => {
    expect(found(draft(webhook, [newTask, slack]), { connects: false })).toEqual([
      { at: 'trigger', reason: { kind: 'plan' } },
      { at: 'step-2', reason: { kind: 'plan' } },
    ])
  })

  test('a new task has to go to a List, where none goes without saying', () => {
    expect(found(draft(daily, [newTask]), { inList: false })).toEqual([
      { at: 'step-1.listId', reason: { kind: 'missing' } },
    ])
    // The task that fires it has one, and so has one that an earlier step made.
    expect(found(draft(created, [newTask]), { inList: false })).toEqual([])
    const first: Step = { ...newTask, listId: 'launch' as PlaceId }
    expect(found(draft(daily, [first, newTask]), { inList: false })).toEqual([])
  })

  test('times and zones', () => {
    const trigger: Trigger = { kind: 'daily', time: '' as TimeOfDay, zone: 'Mars/Olympus' }
    expect(found(draft(trigger, [newTask])).map(({ reason }) => reason.kind)).toEqual(['no_time', 'no_zone'])
  })
})

describe('P5: the limits are the contract’s', () => {
  const text = (length: number) => 'x'.repeat(length)
  const post = (of: Partial<typeof slack>, integration: 'slack' | 'email' = 'slack'): Step => ({
    ...slack,
    integration,
    ...(integration === 'email' && { to: 'a@b.c', subject: 'Subject' }),
    ...of,
  })
  const url = (length: number) => `https://example.com/${text(length - 20)}`
  test.each<[string, number, (length: number) => Draft]>([
    ['comment', LIMITS.comment, length => draft(created, [{ kind: 'add_comment', text: text(length) }])],
    ['title', LIMITS.title, length => draft(created, [{ ...newTask, title: text(length) }])],
    ['address', LIMITS.url, length => draft(created, [{ kind: 'call_webhook', url: url(length) }])],
    ['channel', LIMITS.to, length => draft(created, [post({ to: text(length) })])],
    ['subject', LIMITS.subject, length => draft(created, [post({ subject: text(length) }, 'email')])],
    ['message', LIMITS.message, length => draft(created, [post({ text: text(length) })])],
    [
      'path',
      LIMITS.path,
      length => draft(webhook, [newTask], [{ kind: 'payload', path: text(length), test: 'is', value: '' }]),
    ],
    [
      'value',
      LIMITS.value,
      length => draft(webhook, [newTask], [{ kind: 'payload', path: 'a', test: 'is', value: text(length) }]),
    ],
    ['steps', LIMITS.parts, length => draft(created, Array<Step>(length).fill(assign))],
    [
      'conditions',
      LIMITS.parts,
      length =>
        draft(created, [assign], Array<Condition>(length).fill({ kind: 'priority_is', priority: null })),
    ],
  ])('of a %s', (_what, most, made) => {
    expect([found(made(most)), taken(made(most))]).toEqual([[], true])
    expect(found(made(most + 1))).toHaveLength(1)
    expect(taken(made(most + 1))).toBe(false)
  })

  test('of a name, in code points', () => {
    const name = '👩'.repeat(NAME_MAX)
    expect([found(draft(created), { name }), taken(draft(created), name)]).toEqual([[], true])
    expect(found(draft(created), { name: `${name}!` })).toEqual([
      { at: 'name', reason: { kind: 'too_long', by: 1 } },
    ])
    expect(taken(draft(created), `${name}!`)).toBe(false)
  })

  test.each(['example.com', 'ftp://example.com', 'https://', 'https:// x', 'javascript:alert(1)'])(
    'of an address: %s is none',
    address => {
      const made = draft(created, [{ kind: 'call_webhook', url: address }])
      expect(found(made)).toEqual([{ at: 'step-1.url', reason: { kind: 'no_address' } }])
      expect(taken(made)).toBe(false)
    },
  )
})

describe('P6: placeholders that nothing will fill in are told', () => {
  const text =
    '{{task.title}} {{ task.due }} {{payload.a.b}} {{automation.name}} {{task.colour}} {{task.colour}}'

  test('what there never is keeps a text from being saved', () => {
    const made = draft(created, [
      { kind: 'add_comment', text: 'By {{nope.x}}, {{task.colour}} and {{task.title}}' },
      { ...newTask, title: '{{payload.x}}' },
    ])
    const placeholders = ['{{nope.x}}', '{{task.colour}}']
    expect(found(made)).toEqual([
      { at: 'step-1.text', reason: { kind: 'unknown_placeholder', placeholders } },
    ])
    expect(unknownPlaceholders(text)).toEqual(['{{task.colour}}'])
  })

  test('of a payload: what nothing has brought yet', () => {
    const said = '{{payload.a}} {{payload.b.c}} {{ payload.b.c }} {{payload}} {{task.title}}'
    expect(unseenPlaceholders(said, path => path === 'a')).toEqual(['{{payload.b.c}}'])
    expect(unseenPlaceholders(said, () => true)).toEqual([])
  })

  test('with a task and a payload: only what does not exist', () => {
    expect(emptyPlaceholders(text, { hasTask: true, hasPayload: true })).toEqual(['{{task.colour}}'])
  })

  test('without them: theirs, too', () => {
    expect(emptyPlaceholders(text, { hasTask: false, hasPayload: false })).toEqual([
      '{{task.title}}',
      '{{task.due}}',
      '{{payload.a.b}}',
      '{{task.colour}}',
    ])
  })
})
