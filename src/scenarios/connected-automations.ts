import type { HookId, Instant, PlaceId, TimeOfDay } from '#domain/brand.ts'
import { PACIFIC } from '#domain/zoned.ts'
import { type AutomationLine, automationsOf, type CastAutomation, memberId, statusId, tagId } from './cast.ts'

export const ISSUES_HOOK = '8d0f6f0e-6a51-4b9e-9d0b-2f6a1c7e4b35' as HookId
export const PUSHES_HOOK = 'c2a94b1d-17e3-4c0a-8f52-90d3e6b7a811' as HookId

/** Where automations here send to. */
export type Addresses = { shop: string; build: string }

const nine = '09:00' as TimeOfDay
/** Of the tasks with this title people keep the latest. */
export const STAND_UP = 'Stand-up notes'
export const AT_NINE = { time: nine, zone: PACIFIC }

/** What the clock fires: also where nothing is connected. */
export const clockLines: AutomationLine[] = [
  {
    id: 'due-reminder',
    at: 'website',
    name: 'Remind of what is due',
    when: { kind: 'due_date_arrives', ...AT_NINE },
    onlyIf: [{ kind: 'status_is', statusId: statusId('todo') }],
    steps: [
      { kind: 'set_priority', priority: 'high' },
      { kind: 'add_comment', text: 'Due today, and still to do.' },
    ],
    share: 120,
  },
  {
    id: 'stand-up',
    at: 'launch',
    name: 'Prepare the stand-up',
    when: { kind: 'daily', ...AT_NINE },
    steps: [
      {
        kind: 'create_task',
        listId: null,
        title: STAND_UP,
        priority: 'low',
        assigneeId: memberId('kim'),
      },
      { kind: 'add_comment', text: 'What is done, what comes next, what is in the way?' },
    ],
    share: 240,
  },
]

/** What needs a plan that connects. None of it has run before the log begins. */
function connectedLines({ shop, build }: Addresses): AutomationLine[] {
  return [
    {
      id: 'notify-shop',
      at: 'website',
      name: 'Notify the shop',
      when: { kind: 'status_changed', from: null, to: statusId('done') },
      steps: [{ kind: 'call_webhook', url: shop }],
      share: 0,
    },
    {
      id: 'tell-slack',
      at: 'launch',
      name: 'Tell #launch what is urgent',
      when: { kind: 'priority_changed', to: 'urgent' },
      steps: [
        {
          kind: 'post_to_integration',
          integration: 'slack',
          to: '#launch',
          subject: null,
          text: '{{task.title}} is urgent. Assigned: {{task.assignees}}',
        },
      ],
      share: 0,
    },
    {
      id: 'mail-reviewers',
      at: 'launch',
      name: 'Mail the reviewers',
      when: { kind: 'status_changed', from: null, to: statusId('review') },
      steps: [
        { kind: 'remove_assignee', memberId: memberId('jonas') },
        {
          kind: 'post_to_integration',
          integration: 'email',
          to: 'reviews@acme.example',
          subject: 'To review: {{task.title}}',
          text: '{{task.title}} in {{task.list}} is ready for review.\n\nTags: {{task.tags}}\nDue: {{task.due}}',
        },
      ],
      share: 0,
    },
    {
      id: 'bugs-to-github',
      at: 'bugs',
      name: 'Open an issue for bugs',
      when: { kind: 'tag_added', tagId: tagId('bug') },
      steps: [
        {
          kind: 'post_to_integration',
          integration: 'github',
          to: 'acme-studio/website',
          subject: '{{task.title}}',
          text: 'Reported in {{task.list}}, priority {{task.priority}}.',
        },
      ],
      share: 0,
    },
    {
      id: 'issues-to-tasks',
      at: 'launch',
      name: 'Make a task of every new issue',
      when: { kind: 'webhook_received', hookId: ISSUES_HOOK },
      onlyIf: [{ kind: 'payload', path: 'action', test: 'is', value: 'opened' }],
      steps: [
        {
          kind: 'create_task',
          listId: 'backlog' as PlaceId,
          title: '{{payload.issue.title}} (#{{payload.issue.number}})',
          priority: null,
          assigneeId: null,
        },
        { kind: 'add_tag', tagId: tagId('customer') },
        { kind: 'add_comment', text: '{{payload.issue.user.login}}: {{payload.issue.html_url}}' },
      ],
      share: 0,
    },
    {
      id: 'build-main',
      at: 'launch',
      name: 'Build what is pushed to main',
      when: { kind: 'webhook_received', hookId: PUSHES_HOOK },
      onlyIf: [{ kind: 'payload', path: 'ref', test: 'is', value: 'refs/heads/main' }],
      steps: [
        { kind: 'call_webhook', url: build },
        {
          kind: 'post_to_integration',
          integration: 'slack',
          to: '#builds',
          subject: null,
          text: '{{payload.pusher.name}} pushed “{{payload.head_commit.message}}”',
        },
      ],
      share: 0,
    },
  ]
}

/** Younger than all of `automations`. */
export function connectedAutomations(now: Instant, addresses: Addresses): CastAutomation[] {
  return automationsOf({ now, lines: [...clockLines, ...connectedLines(addresses)] })
}
