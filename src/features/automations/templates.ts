import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MemberView } from '#contract/session.ts'
import type { Automation } from '#domain/automation.ts'
import type { HookId } from '#domain/brand.ts'
import type { Status } from '#domain/places.ts'
import type { TemplateId } from './template-ids.ts'

export type Template = Pick<Automation, 'name' | 'trigger' | 'conditions' | 'steps'> & { id: TemplateId }

type Around = {
  /** Those of the place. */
  statuses: readonly Status[]
  /** Who asks. */
  member: MemberView
  /** P6: whether the plan has webhooks and integrations. */
  connects: boolean
}

/** As many of them are about tasks. */
const FIRST = 3

/** All that is offered to begin with, here and in the builder: three for tasks, and on a plan that connects two that do. */
export function templatesFor(i18n: I18n, around: Around): Template[] {
  const templates = firstTemplates(i18n, around)
  return around.connects ? [...templates, ...connectingTemplates(i18n, around.statuses)] : templates
}

/** Up to three first automations that fit the statuses of a place, written for the one who asks. */
export function firstTemplates(
  i18n: I18n,
  { statuses, member }: Pick<Around, 'statuses' | 'member'>,
): Template[] {
  const busy = statuses.findLast(({ category }) => category === 'active')
  const started = statuses.find(({ category }) => category === 'active')
  const done = statuses.find(({ category }) => category === 'done')
  const templates: Template[] = []
  if (busy) {
    const { name } = member
    const status = busy.name
    templates.push({
      id: 'assign',
      name: i18n._(msg`Assign ${name} at ${status}`),
      trigger: { kind: 'status_changed', from: null, to: busy.id },
      conditions: [],
      steps: [{ kind: 'add_assignee', memberId: member.id }],
    })
  }
  if (done) {
    templates.push({
      id: 'settle',
      name: i18n._(msg`Settle what is done`),
      trigger: { kind: 'status_changed', from: null, to: done.id },
      conditions: [],
      steps: [
        { kind: 'set_priority', priority: null },
        { kind: 'add_comment', text: i18n._(msg`Done. The priority was cleared.`) },
      ],
    })
  }
  if (started) {
    templates.push({
      id: 'start',
      name: i18n._(msg`Start urgent work at once`),
      trigger: { kind: 'priority_changed', to: 'urgent' },
      conditions: [],
      steps: [{ kind: 'set_status', statusId: started.id }],
    })
  }
  templates.push({
    id: 'prioritize',
    name: i18n._(msg`Give new tasks a priority`),
    trigger: { kind: 'task_created' },
    conditions: [],
    steps: [{ kind: 'set_priority', priority: 'normal' }],
  })
  return templates.slice(0, FIRST)
}

function connectingTemplates(i18n: I18n, statuses: readonly Status[]): Template[] {
  const done = statuses.find(({ category }) => category === 'done')
  // To the catalog these are values: braces mean something else in it.
  const title = '{{task.title}}'
  const number = '{{payload.issue.number}}'
  const issueTitle = '{{payload.issue.title}}'
  const fromGitHub: Template = {
    id: 'github',
    name: i18n._(msg`Create a task for each GitHub issue`),
    // The address is made when it is chosen.
    trigger: { kind: 'webhook_received', hookId: '' as HookId },
    conditions: [{ kind: 'payload', path: 'action', test: 'is', value: 'opened' }],
    steps: [
      {
        kind: 'create_task',
        listId: null,
        title: `${issueTitle} (#${number})`,
        priority: null,
        assigneeId: null,
      },
    ],
  }
  if (!done) return [fromGitHub]
  const status = done.name
  const toSlack: Template = {
    id: 'slack',
    name: i18n._(msg`Tell Slack what is done`),
    trigger: { kind: 'status_changed', from: null, to: done.id },
    conditions: [],
    steps: [
      {
        kind: 'post_to_integration',
        integration: 'slack',
        to: '#general',
        subject: null,
        text: i18n._(msg`${title} is in ${status} now.`),
      },
    ],
  }
  return [toSlack, fromGitHub]
}
