import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Names } from '#api/names.ts'
import type { Condition, Definition, Integration, Step, Trigger } from '#domain/automation.ts'
import { quoted, type Words, wordsOf } from './sentence-words.ts'

/**
 * Says automations as sentences, "When status → Review: assign Kim, add a comment", in the language and with the names
 * of the time it was made. Ten thousand automations share few phrases, so each phrase is written once.
 */
export function sentences(i18n: I18n, names: Names): (automation: Definition) => string {
  const written = new Map<string, string>()
  const phrase = <Part extends Trigger | Condition | Step>(part: Part, write: (part: Part) => string) => {
    const key = JSON.stringify(part)
    const known = written.get(key)
    if (known !== undefined) return known
    const text = write(part)
    written.set(key, text)
    return text
  }
  const words = wordsOf(i18n, names)
  const listed = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' })
  const joined = new Intl.ListFormat(i18n.locale, { type: 'conjunction' })

  return ({ trigger, conditions, steps }) => {
    const when = phrase(trigger, part => triggerPhrase(i18n, part, words))
    const then = listed.format(steps.map(step => phrase(step, part => stepPhrase(i18n, part, words))))
    if (conditions.length === 0)
      return i18n._(msg({ message: `${when}: ${then}`, comment: 'Trigger: steps' }))
    const onlyIf = joined.format(
      conditions.map(condition => phrase(condition, part => conditionPhrase(i18n, part, words))),
    )
    return i18n._(
      msg({ message: `${when}, if ${onlyIf}: ${then}`, comment: 'Trigger, if conditions: steps' }),
    )
  }
}

type PayloadCondition = Extract<Condition, { kind: 'payload' }>

function triggerPhrase(i18n: I18n, trigger: Trigger, words: Words): string {
  switch (trigger.kind) {
    case 'task_created':
      return i18n._(msg`When a task is created`)
    case 'status_changed': {
      const from = trigger.from === null ? null : words.status(trigger.from)
      const to = trigger.to === null ? null : words.status(trigger.to)
      if (from !== null && to !== null) return i18n._(msg`When status ${from} → ${to}`)
      if (to !== null) return i18n._(msg`When status → ${to}`)
      if (from !== null) return i18n._(msg`When status leaves ${from}`)
      return i18n._(msg`When the status changes`)
    }
    case 'priority_changed': {
      if (trigger.to === null) return i18n._(msg`When the priority changes`)
      const to = words.priority(trigger.to)
      return i18n._(msg`When priority → ${to}`)
    }
    case 'assignee_added': {
      if (trigger.memberId === null) return i18n._(msg`When someone is assigned`)
      const member = words.member(trigger.memberId)
      return i18n._(msg`When ${member} is assigned`)
    }
    case 'tag_added': {
      if (trigger.tagId === null) return i18n._(msg`When a tag is added`)
      const tag = words.tag(trigger.tagId)
      return i18n._(msg`When tag ${tag} is added`)
    }
    case 'due_date_arrives': {
      const { time, city } = words.daily(trigger)
      return i18n._(msg({ message: `On the due date at ${time} (${city})`, comment: 'Time of day (city)' }))
    }
    case 'daily': {
      const { time, city } = words.daily(trigger)
      return i18n._(msg({ message: `Every day at ${time} (${city})`, comment: 'Time of day (city)' }))
    }
    case 'webhook_received':
      return i18n._(msg`When a webhook comes in`)
  }
}

function conditionPhrase(i18n: I18n, condition: Condition, words: Words): string {
  switch (condition.kind) {
    case 'status_is': {
      const status = words.status(condition.statusId)
      return i18n._(msg({ message: `status is ${status}`, context: 'condition' }))
    }
    case 'priority_is': {
      if (condition.priority === null)
        return i18n._(msg({ message: 'there is no priority', context: 'condition' }))
      const priority = words.priority(condition.priority)
      return i18n._(msg({ message: `priority is ${priority}`, context: 'condition' }))
    }
    case 'assignee_is': {
      const member = words.member(condition.memberId)
      return i18n._(msg({ message: `${member} is assigned`, context: 'condition' }))
    }
    case 'tag_is': {
      const tag = words.tag(condition.tagId)
      return i18n._(msg({ message: `tagged ${tag}`, context: 'condition' }))
    }
    case 'payload':
      return i18n._(payloadPhrase(condition))
  }
}

function payloadPhrase({ path: typed, test, value }: PayloadCondition): MessageDescriptor {
  // A path names a field of what a webhook brought, such as `issue.state`.
  const path = typed || '…'
  switch (test) {
    case 'is':
      return value === ''
        ? msg({ message: `${path} is empty`, context: 'condition' })
        : msg({ message: `${path} is ${value}`, context: 'condition' })
    case 'is_not':
      return value === ''
        ? msg({ message: `${path} is not empty`, context: 'condition' })
        : msg({ message: `${path} is not ${value}`, context: 'condition' })
    case 'contains':
      return msg({ message: `${path} contains ${value}`, context: 'condition' })
    case 'exists':
      return msg({ message: `${path} is there`, context: 'condition' })
  }
}

function stepPhrase(i18n: I18n, step: Step, words: Words): string {
  switch (step.kind) {
    case 'set_status': {
      const status = words.status(step.statusId)
      return i18n._(msg({ message: `set status to ${status}`, context: 'step' }))
    }
    case 'set_priority': {
      if (step.priority === null) return i18n._(msg({ message: 'clear priority', context: 'step' }))
      const priority = words.priority(step.priority)
      return i18n._(msg({ message: `set priority to ${priority}`, context: 'step' }))
    }
    case 'add_assignee': {
      const member = words.member(step.memberId)
      return i18n._(msg({ message: `assign ${member}`, context: 'step' }))
    }
    case 'remove_assignee': {
      const member = words.member(step.memberId)
      return i18n._(msg({ message: `unassign ${member}`, context: 'step' }))
    }
    case 'add_tag': {
      const tag = words.tag(step.tagId)
      return i18n._(msg({ message: `add tag ${tag}`, context: 'step' }))
    }
    case 'remove_tag': {
      const tag = words.tag(step.tagId)
      return i18n._(msg({ message: `remove tag ${tag}`, context: 'step' }))
    }
    case 'add_comment':
      return i18n._(msg({ message: 'add a comment', context: 'step' }))
    case 'create_task': {
      const title = quoted(step.title)
      if (step.listId === null) return i18n._(msg({ message: `create task ‘${title}’`, context: 'step' }))
      const list = words.list(step.listId)
      return i18n._(msg({ message: `create task ‘${title}’ in ${list}`, context: 'step' }))
    }
    case 'call_webhook':
      return i18n._(msg({ message: 'call a webhook', context: 'step' }))
    case 'post_to_integration': {
      const to = quoted(step.to)
      return i18n._(postPhrase(step.integration, to))
    }
  }
}

function postPhrase(integration: Integration, to: string): MessageDescriptor {
  switch (integration) {
    case 'slack':
      return msg({ message: `post to ${to} in Slack`, context: 'step' })
    case 'github':
      return msg({ message: `open an issue in ${to} on GitHub`, context: 'step' })
    case 'email':
      return msg({ message: `send an e-mail to ${to}`, context: 'step' })
  }
}
