import type {
  AutomationId,
  CalendarDate,
  HookId,
  Instant,
  MemberId,
  PlaceId,
  StatusId,
  TagId,
} from './brand.ts'
import type { DailyTime } from './calendar.ts'
import { type Payload, payloadText, payloadValue } from './payload.ts'
import type { Priority, Task, TaskEvent } from './task.ts'

/** The longest name of a task, an automation or a place, in Unicode code points. */
export const NAME_MAX = 200
/** The longest comment or message, in UTF-16 code units, also once its placeholders are filled in. */
export const TEXT_MAX = 10_000

/** P6. A missing or null side of a change stands for "any". */
export type Trigger =
  | { kind: 'task_created' }
  | { kind: 'status_changed'; from: StatusId | null; to: StatusId | null }
  | { kind: 'priority_changed'; to: Priority | null }
  | { kind: 'assignee_added'; memberId: MemberId | null }
  | { kind: 'tag_added'; tagId: TagId | null }
  /** On the day a task is due, at that time. */
  | ({ kind: 'due_date_arrives' } & DailyTime)
  /** On no task. */
  | ({ kind: 'daily' } & DailyTime)
  /** On no task, with a payload. Needs a plan that connects. */
  | { kind: 'webhook_received'; hookId: HookId }
export type TriggerKind = Trigger['kind']

export const PAYLOAD_TESTS = ['is', 'is_not', 'contains', 'exists'] as const
export type PayloadTest = (typeof PAYLOAD_TESTS)[number]

/** P6. All of an automation's conditions must hold on the task as it is when the automation's turn comes. */
export type Condition =
  | { kind: 'status_is'; statusId: StatusId }
  | { kind: 'priority_is'; priority: Priority | null }
  | { kind: 'assignee_is'; memberId: MemberId }
  | { kind: 'tag_is'; tagId: TagId }
  /** A field of the payload that came with the webhook, by its path (payload.ts); `exists` does not look at `value`. */
  | { kind: 'payload'; path: string; test: PayloadTest; value: string }
export type ConditionKind = Condition['kind']

export const INTEGRATIONS = ['slack', 'github', 'email'] as const
export type Integration = (typeof INTEGRATIONS)[number]

/**
 * P6. Done one after another; the first that fails ends the run, what the steps before it did stays. Texts and titles may
 * hold placeholders (template.ts).
 */
export type Step =
  | { kind: 'set_status'; statusId: StatusId }
  | { kind: 'set_priority'; priority: Priority | null }
  | { kind: 'add_assignee'; memberId: MemberId }
  | { kind: 'remove_assignee'; memberId: MemberId }
  | { kind: 'add_tag'; tagId: TagId }
  | { kind: 'remove_tag'; tagId: TagId }
  | { kind: 'add_comment'; text: string }
  /** In the List; null: the one of the task that fired it, or the automation's own. Later steps of a run that had no task work on this one. */
  | {
      kind: 'create_task'
      listId: PlaceId | null
      title: string
      priority: Priority | null
      assigneeId: MemberId | null
    }
  /** Needs a plan that connects. */
  | { kind: 'call_webhook'; url: string }
  /** `to`: a Slack channel, a GitHub repository (`owner/name`), an e-mail address. `subject`: the title, the e-mail's subject; null for Slack. Needs a plan that connects. */
  | {
      kind: 'post_to_integration'
      integration: Integration
      to: string
      subject: string | null
      text: string
    }
export type StepKind = Step['kind']

/** A trigger, conditions and one or more steps; belongs to one place, works there and in the places below it. */
export type Automation = {
  id: AutomationId
  placeId: PlaceId
  name: string
  active: boolean
  trigger: Trigger
  conditions: Condition[]
  steps: Step[]
  createdAt: Instant
  updatedAt: Instant
}
export type Definition = Pick<Automation, 'trigger' | 'conditions' | 'steps'>

/** What fires an automation: something done to a task, the clock, or a webhook that came in. By the triggers' names. */
export type FiringEvent =
  | TaskEvent
  | { kind: 'due_date_arrives'; on: CalendarDate }
  /** `missed`: how many earlier days had passed unseen, which this one firing stands for. */
  | { kind: 'daily'; on: CalendarDate; missed: number }
  /** `source`: what the sender says it is, such as `GitHub issues`. */
  | { kind: 'webhook_received'; receivedId: string; source: string | null }

/** Whether the automation's trigger answers to what was done to a task. Conditions are not looked at. */
export function listensTo(trigger: Trigger, event: TaskEvent): boolean {
  const fits = <Value>(wanted: Value | null, actual: Value) => wanted === null || wanted === actual
  switch (trigger.kind) {
    case 'task_created':
      return event.kind === 'task_created'
    case 'status_changed':
      return event.kind === 'status_changed' && fits(trigger.from, event.from) && fits(trigger.to, event.to)
    case 'priority_changed':
      return event.kind === 'priority_changed' && fits(trigger.to, event.to)
    case 'assignee_added':
      return event.kind === 'assignee_added' && fits(trigger.memberId, event.memberId)
    case 'tag_added':
      return event.kind === 'tag_added' && fits(trigger.tagId, event.tagId)
    case 'due_date_arrives':
    case 'daily':
    case 'webhook_received':
      return false
  }
}

/** Conditions on a task do not hold where there is none, nor those on a payload. */
export function holds(
  condition: Condition,
  { task, payload = null }: { task: Task | null; payload?: Payload },
): boolean {
  switch (condition.kind) {
    case 'status_is':
      return task?.statusId === condition.statusId
    case 'priority_is':
      return task !== null && task.priority === condition.priority
    case 'assignee_is':
      return task?.assigneeIds.includes(condition.memberId) ?? false
    case 'tag_is':
      return task?.tagIds.includes(condition.tagId) ?? false
    case 'payload':
      return passes(condition, payloadValue(payload, condition.path))
  }
}

function passes({ test, value }: Extract<Condition, { kind: 'payload' }>, found: unknown): boolean {
  const text = payloadText(found)
  switch (test) {
    case 'is':
      return found !== undefined && text === value
    case 'is_not':
      return text !== value
    case 'contains':
      return found !== undefined && text.includes(value)
    case 'exists':
      return found !== undefined && found !== null
  }
}

/** P6: whether it uses what needs a plan that connects: webhooks in or out, integrations. */
export function usesConnections({ trigger, steps }: Pick<Definition, 'trigger' | 'steps'>): boolean {
  return isConnection(trigger.kind) || steps.some(step => isConnection(step.kind))
}

export function isConnection(kind: TriggerKind | StepKind): boolean {
  return kind === 'webhook_received' || kind === 'call_webhook' || kind === 'post_to_integration'
}

/** Whether what fires the automation is about a task. */
export function bringsTask(trigger: TriggerKind): boolean {
  return trigger !== 'daily' && trigger !== 'webhook_received'
}

/** Whether a step works on a task that is there, and not on the outside or on a new one. */
export function needsTask(step: StepKind): boolean {
  return step !== 'create_task' && step !== 'call_webhook' && step !== 'post_to_integration'
}

/** A condition or step that could never work with the automation's trigger. */
export type Misplaced = { part: 'conditions' | 'steps'; index: number; reason: 'no_task' | 'no_payload' }

/** All conditions and steps that could never work: without a task to look at or work on, or without a payload. */
export function misplacedParts({ trigger, conditions, steps }: Definition): Misplaced[] {
  const misplaced: Misplaced[] = []
  conditions.forEach(({ kind }, index) => {
    if (kind === 'payload') {
      if (trigger.kind !== 'webhook_received')
        misplaced.push({ part: 'conditions', index, reason: 'no_payload' })
    } else if (!bringsTask(trigger.kind)) misplaced.push({ part: 'conditions', index, reason: 'no_task' })
  })
  let hasTask = bringsTask(trigger.kind)
  steps.forEach(({ kind }, index) => {
    if (needsTask(kind) && !hasTask) misplaced.push({ part: 'steps', index, reason: 'no_task' })
    hasTask ||= kind === 'create_task'
  })
  return misplaced
}
