import { type Automation, type FiringEvent, type Integration, type Step, TEXT_MAX } from './automation.ts'
import type { Instant, RunId } from './brand.ts'
import type { Payload } from './payload.ts'
import type { Task } from './task.ts'
import { fillIn, type Names, placeholdersIn } from './template.ts'
import { isoInstant } from './zoned.ts'

export type OutgoingTarget = 'webhook' | Integration

/** What a run sends to the outside: a POST of JSON. Decided with the run, so that it says what was so then. */
export type OutgoingMessage = { target: OutgoingTarget; url: string; body: string }

export type OutgoingStep = Extract<Step, { kind: 'call_webhook' | 'post_to_integration' }>

export type Saying = {
  runId: RunId
  now: Instant
  automation: Pick<Automation, 'id' | 'name'>
  event: FiringEvent | null
  task: Task | null
  payload: Payload
  names: Names
}

/** Why there is nothing to send: what the placeholders left is no place to post to, or no text. */
export type Unsendable = 'target_unfit' | 'text_empty'

/** The message of a step, its texts filled in and cut at their most. Checked again then: a payload may hold anything. */
export function messageOf(step: OutgoingStep, saying: Saying): OutgoingMessage | Unsendable {
  if (step.kind === 'call_webhook')
    return { target: 'webhook', url: step.url, body: JSON.stringify(webhookBody(saying)) }
  const { integration } = step
  const filled = (text: string, most: number) => fillIn(text, saying).trim().slice(0, most)
  const to = filled(step.to, SHORT_MAX)
  const subject = filled(step.subject ?? '', SHORT_MAX)
  const text = filled(step.text, TEXT_MAX)
  if (!fitsIntegration(integration, to)) return 'target_unfit'
  if (text === '' || (integration !== 'slack' && subject === '')) return 'text_empty'
  switch (integration) {
    case 'slack':
      return {
        target: integration,
        url: 'https://slack.com/api/chat.postMessage',
        body: JSON.stringify({ channel: to, text }),
      }
    case 'github':
      return {
        target: integration,
        url: `https://api.github.com/repos/${to.split('/').map(encodeURIComponent).join('/')}/issues`,
        body: JSON.stringify({ title: subject, body: text }),
      }
    case 'email':
      return {
        target: integration,
        url: `mailto:${encodeURIComponent(to).replace('%40', '@')}`,
        body: JSON.stringify({ to, subject, text }),
      }
  }
}

const SHORT_MAX = 500

/** What a webhook is told: ids for programs, names for people. */
function webhookBody({ runId, now, automation, event, task, payload, names }: Saying) {
  const named = (all: readonly { id: string; name: string }[], id: string) => ({
    id,
    name: all.find(one => one.id === id)?.name ?? null,
  })
  return {
    type: 'automation.ran',
    run: runId,
    at: isoInstant(now),
    automation: { id: automation.id, name: automation.name },
    event,
    task: task && {
      id: task.id,
      title: task.title,
      list: named(names.lists, task.listId),
      status: named(names.statuses, task.statusId),
      priority: task.priority,
      assignees: task.assigneeIds.map(id => named(names.members, id)),
      tags: task.tagIds.map(id => named(names.tags, id)),
      dueOn: task.dueOn,
    },
    ...(payload !== null && { payload }),
  }
}

/**
 * Whether the text can be where an integration posts to: a repository is `owner/name`, an e-mail address has an @; a channel
 * is whatever Slack calls it. What holds a placeholder is only known when it is filled in.
 */
export function fitsIntegration(integration: Integration, to: string): boolean {
  if (placeholdersIn(to).length > 0) return true
  switch (integration) {
    case 'slack':
      return /^\S+$/.test(to.trim())
    case 'github':
      return to.trim().split('/').length === 2 && to.trim().split('/').every(isRepositoryPart)
    case 'email':
      return /^[^\s@?&,;]+@[^\s@?&,;]+$/.test(to.trim())
  }
}

/** Dots alone would lead elsewhere in an address. */
const isRepositoryPart = (part: string) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part)
