import { i18n } from '@lingui/core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Names } from '#api/names.ts'
import type { Condition, Definition, Step, Trigger } from '#domain/automation.ts'
import type { HookId, MemberId, PlaceId, StatusId, TagId, TimeOfDay } from '#domain/brand.ts'
import { withOpenNames, writtenName } from '#features/automations/builder/written-name.ts'
import { sentences } from '#features/automations/sentence.ts'
import { messages } from '#locales/en.po'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages }))

const review = 'review' as StatusId
const kim = 'kim' as MemberId
const docs = 'docs' as TagId
const launch = 'launch' as PlaceId
const names: Names = {
  statuses: new Map([
    [review, 'Review'],
    ['todo' as StatusId, 'To do'],
  ]),
  members: new Map([[kim, 'Kim']]),
  tags: new Map([[docs, 'docs']]),
  places: new Map([
    [
      launch,
      {
        id: launch,
        kind: 'list',
        name: 'Launch',
        parentId: null,
        position: 0,
        statuses: [],
        activeAutomations: null,
      },
    ],
  ]),
}
const say = (definition: Definition, known = names) => sentences(i18n, known)(definition)
const time = '09:00' as TimeOfDay

describe('P5: an automation reads as a sentence', () => {
  const assign: Step = { kind: 'add_assignee', memberId: kim }

  test('with conditions and several steps', () => {
    expect(
      say({
        trigger: { kind: 'status_changed', from: null, to: review },
        conditions: [{ kind: 'priority_is', priority: 'urgent' }],
        steps: [assign, { kind: 'call_webhook', url: 'https://example.com' }],
      }),
    ).toBe('When status → Review, if priority is Urgent: assign Kim, call a webhook')
  })

  test.each<[Trigger, string]>([
    [{ kind: 'daily', time, zone: 'Europe/Paris' }, 'Every day at 09:00 (Paris)'],
    [{ kind: 'due_date_arrives', time, zone: 'UTC' }, 'On the due date at 09:00 (UTC)'],
    [{ kind: 'daily', time, zone: 'America/Argentina/Buenos_Aires' }, 'Every day at 09:00 (Buenos Aires)'],
    [{ kind: 'webhook_received', hookId: 'hook' as HookId }, 'When a webhook comes in'],
  ])('%o', (trigger, words) => {
    expect(say({ trigger, conditions: [], steps: [assign] })).toBe(`${words}: assign Kim`)
  })

  const payload = (test: Extract<Condition, { kind: 'payload' }>['test'], value: string): Condition => ({
    kind: 'payload',
    path: 'action',
    test,
    value,
  })
  test.each<[Condition, string]>([
    [payload('is', 'opened'), 'action is opened'],
    [payload('is', ''), 'action is empty'],
    [payload('is_not', 'opened'), 'action is not opened'],
    [payload('is_not', ''), 'action is not empty'],
    [payload('contains', 'open'), 'action contains open'],
    [payload('exists', ''), 'action is there'],
  ])('%o', (condition, words) => {
    const trigger: Trigger = { kind: 'webhook_received', hookId: 'hook' as HookId }
    expect(say({ trigger, conditions: [condition], steps: [assign] })).toBe(
      `When a webhook comes in, if ${words}: assign Kim`,
    )
  })

  const post = (
    integration: Extract<Step, { kind: 'post_to_integration' }>['integration'],
    to: string,
  ): Step => ({
    kind: 'post_to_integration',
    integration,
    to,
    subject: null,
    text: 'Done',
  })
  const create = { kind: 'create_task', priority: null, assigneeId: null } as const
  test.each<[Step, string]>([
    [{ ...create, listId: null, title: 'Stand-up' }, 'create task ‘Stand-up’'],
    [
      { ...create, listId: launch, title: 'Next: {{task.title}}' },
      'create task ‘Next: {task.title}’ in Launch',
    ],
    [{ ...create, listId: 'gone' as PlaceId, title: 'Next' }, 'create task ‘Next’ in a deleted List'],
    [{ ...create, listId: null, title: '"{{ payload.issue.title }}"' }, 'create task ‘{issue.title}’'],
    [
      { ...create, listId: null, title: '{{payload.issue.title}} (#{{payload.issue.number}})' },
      'create task ‘{issue.title} (#{issue.number})’',
    ],
    [post('slack', '#launch'), 'post to #launch in Slack'],
    [post('github', 'acme/website'), 'open an issue in acme/website on GitHub'],
    [post('email', '{{payload.email}}'), 'send an e-mail to {email}'],
    [{ kind: 'set_status', statusId: 'gone' as StatusId }, 'set status to a status that is not here'],
    [{ kind: 'add_assignee', memberId: 'gone' as MemberId }, 'assign a member who left'],
    [{ kind: 'add_tag', tagId: 'gone' as TagId }, 'add tag a deleted tag'],
  ])('%o', (step, words) => {
    expect(say({ trigger: { kind: 'task_created' }, conditions: [], steps: [step] })).toBe(
      `When a task is created: ${words}`,
    )
  })
})

describe('P5: the name that writes itself', () => {
  const trigger: Trigger = { kind: 'task_created' }
  const written = (definition: Definition | null) =>
    writtenName(definition, sentences(i18n, withOpenNames(names)))

  test('two that differ in a condition only have two names', () => {
    const steps: Step[] = [{ kind: 'add_assignee', memberId: kim }]
    const urgent: Condition = { kind: 'priority_is', priority: 'urgent' }
    const low: Condition = { kind: 'priority_is', priority: 'low' }
    expect([
      written({ trigger, conditions: [urgent], steps }),
      written({ trigger, conditions: [low], steps }),
    ]).toEqual([
      'When a task is created, if priority is Urgent: assign Kim',
      'When a task is created, if priority is Low: assign Kim',
    ])
  })

  test('leaves all but two steps and conditions out', () => {
    const steps: Step[] = [
      { kind: 'add_tag', tagId: docs },
      { kind: 'add_assignee', memberId: kim },
      { kind: 'add_comment', text: 'Hello' },
    ]
    const conditions: Condition[] = [
      { kind: 'tag_is', tagId: docs },
      { kind: 'priority_is', priority: 'low' },
      { kind: 'assignee_is', memberId: kim },
    ]
    expect(written({ trigger, conditions, steps: steps.slice(0, 2) })).toBe(
      'When a task is created, if tagged docs and priority is Low: add tag docs, assign Kim',
    )
    expect(written({ trigger, conditions: [], steps })).toBe(
      'When a task is created: add tag docs, assign Kim, …',
    )
  })

  test('says what is still open as …, and nothing before there is a step', () => {
    expect(written(null)).toBe('')
    expect(written({ trigger, conditions: [], steps: [] })).toBe('')
    expect(
      written({ trigger, conditions: [], steps: [{ kind: 'add_assignee', memberId: '' as MemberId }] }),
    ).toBe('When a task is created: assign …')
  })

  test('stays short, whatever it is made of', () => {
    const title = '👩‍🚀 '.repeat(200)
    const name = written({
      trigger,
      conditions: [],
      steps: [{ kind: 'create_task', listId: null, title, priority: null, assigneeId: null }],
    })
    expect([...name].length).toBeLessThanOrEqual(100)
    expect(name.endsWith('…')).toBe(true)
  })
})
