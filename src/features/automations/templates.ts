import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MemberView } from '#contract/session.ts'
import type { Automation } from '#domain/automation.ts'
import type { HookId } from '#domain/brand.ts'
import type { Status } from '#domain/places.ts'

export type Template = Pick<Automation, 'name' | 'trigger' | 'conditions' | 'steps'>

const MOST = 3

/** Up to three first automations that fit the statuses of a place, written for the one who asks. */
export function templatesFor(i18n: I18n, statuses: readonly Status[], member: MemberView): Template[] {
  const busy = statuses.findLast(({ category }) => category === 'active')
  const started = statuses.find(({ category }) => category === 'active')
  const done = statuses.find(({ category }) => category === 'done')
  const templates: Template[] = []
  if (busy) {
    const { name } = member
    const status = busy.name
    templates.push({
      name: i18n._(msg`Assign ${name} at ${status}`),
      trigger: { kind: 'status_changed', from: null, to: busy.id },
      conditions: [],
      steps: [{ kind: 'add_assignee', memberId: member.id }],
    })
  }
  if (done) {
    templates.push({
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
      name: i18n._(msg`Start urgent work at once`),
      trigger: { kind: 'priority_changed', to: 'urgent' },
      conditions: [],
      steps: [{ kind: 'set_status', statusId: started.id }],
    })
  }
  templates.push({
    name: i18n._(msg`Give new tasks a priority`),
    trigger: { kind: 'task_created' },
    conditions: [],
    steps: [{ kind: 'set_priority', priority: 'normal' }],
  })
  return templates.slice(0, MOST)
}

/** What the builder offers to begin with: the first automations, and on a plan that connects (P6) two that do. */
export function startingTemplates(
  i18n: I18n,
  { statuses, member, connects }: { statuses: readonly Status[]; member: MemberView; connects: boolean },
): Template[] {
  const templates = templatesFor(i18n, statuses, member)
  return connects ? [...templates, ...connectingTemplates(i18n, statuses)] : templates
}

function connectingTemplates(i18n: I18n, statuses: readonly Status[]): Template[] {
  const done = statuses.find(({ category }) => category === 'done')
  // To the catalog these are values: braces mean something else in it.
  const title = '{{task.title}}'
  const number = '{{payload.issue.number}}'
  const issueTitle = '{{payload.issue.title}}'
  const fromGitHub: Template = {
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
