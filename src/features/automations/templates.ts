import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MemberView } from '#contract/session.ts'
import type { Automation } from '#domain/automation.ts'
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
