import {
  type Automation,
  type FiringEvent,
  NAME_MAX,
  type Step,
  type StepKind,
  TEXT_MAX,
} from './automation.ts'
import type {
  AutomationId,
  DeliveryId,
  Instant,
  MemberId,
  PlaceId,
  RunId,
  StatusId,
  TaskId,
} from './brand.ts'
import { messageOf, type OutgoingMessage } from './outgoing.ts'
import type { Payload } from './payload.ts'
import { patchTask, type Task, type TaskEvent, type TaskField, type TaskPatch } from './task.ts'
import { fillIn, type Names } from './template.ts'

/** P7: a chain's links count from 1, the firing that a person set off; a later link than this one does not run. */
export const CHAIN_LINKS = 5

/** Who or what fired a run: someone's work on a task, another automation's step, the clock, a webhook, or a call of the API. */
export type Cause =
  | { kind: 'member'; memberId: MemberId }
  | { kind: 'automation'; automationId: AutomationId; name: string; runId: RunId }
  | { kind: 'clock' }
  | { kind: 'webhook' }
  | { kind: 'api'; memberId: MemberId }

export type StepFailure =
  | 'status_unknown'
  | 'member_unknown'
  | 'tag_unknown'
  | 'list_unknown'
  | 'title_empty'
  | 'text_empty'
  | 'target_unfit'
  | 'delivery_failed'

/**
 * `unchanged`: the task was so already. `no_task`: the run was fired without a task to work on. `handed_over`: the message
 * is on its way; should all attempts fail, this becomes `failed`.
 */
export type StepResult = {
  kind: StepKind
  result: 'done' | 'unchanged' | 'no_task' | 'handed_over' | 'failed' | 'not_reached'
  reason?: StepFailure | undefined
  /** The task that the step made. */
  taskId?: TaskId | undefined
  /** The delivery of what the step sends. */
  deliveryId?: DeliveryId | undefined
}

/**
 * P8: how a firing ended. Only `done` and `failed` used an Action. `skipped`: the automation uses what the plan does not
 * include (P6).
 */
export const OUTCOMES = ['done', 'failed', 'refused', 'stopped', 'skipped'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One firing, as the activity log keeps it; names are those of the time. */
export type Run = {
  id: RunId
  at: Instant
  automationId: AutomationId
  automationName: string
  /** The automation's place. */
  placeId: PlaceId
  cause: Cause
  event: FiringEvent | null
  task: { id: TaskId; title: string; listId: PlaceId } | null
  /** Its place in the chain, from 1 (P7). */
  link: number
  outcome: Outcome
  steps: StepResult[]
}

/** What steps may refer to, by the List of the task that they work on; its statuses are those of the List's Space. */
export type References = Names & { statuses: readonly { id: StatusId; name: string }[] }

export type Running = {
  runId: RunId
  task: Task | null
  event: FiringEvent | null
  payload: Payload
  now: Instant
  /** What is there for a task in that List; null: without a task. */
  referencesAt: (listId: PlaceId | null) => References
  /** A task of the List in its first status; null where the List is not there. */
  blankTask: (listId: PlaceId) => Task | null
  nextDeliveryId: () => DeliveryId
}

export type StepsRun = {
  /** What the steps worked on, as they left it: the task that fired the run, or the first that it made. */
  task: Task | null
  /** The tasks that were made, as the steps left them, in order. */
  created: Task[]
  outcome: 'done' | 'failed'
  steps: StepResult[]
  /** What the steps did to tasks, in order: what the next link of the chain may listen to (P7). */
  events: { taskId: TaskId; event: TaskEvent }[]
  /** What changed on the task, unless the run made it. */
  fields: TaskField[]
  messages: (OutgoingMessage & { id: DeliveryId; step: number })[]
}

type Doing = Pick<Automation, 'id' | 'name' | 'placeId'>

/**
 * Runs an automation's steps, one after another. The first that fails ends the run; what the steps before it did stays.
 * What goes to the outside is not sent here: it is answered as messages.
 */
export function runSteps(automation: Doing & Pick<Automation, 'steps'>, running: Running): StepsRun {
  const run: StepsRun = {
    task: running.task,
    created: [],
    outcome: 'done',
    steps: [],
    events: [],
    fields: [],
    messages: [],
  }
  automation.steps.forEach((step, index) => {
    run.steps.push(
      run.outcome === 'failed'
        ? { kind: step.kind, result: 'not_reached' }
        : { kind: step.kind, ...runStep(step, { automation, running, run, index }) },
    )
    if (run.steps.at(-1)?.result === 'failed') run.outcome = 'failed'
  })
  return run
}

type Result = Omit<StepResult, 'kind'>
type Around = { automation: Doing; running: Running; run: StepsRun; index: number }

/** Does one step, in `run`. */
function runStep(step: Step, { automation, running, run, index }: Around): Result {
  const { task } = run
  const references = running.referencesAt(task?.listId ?? null)
  const { now, payload, event, runId } = running
  const filling = { task, names: references, automation, payload }
  const failed = (reason: StepFailure): Result => ({ result: 'failed', reason })

  switch (step.kind) {
    case 'call_webhook':
    case 'post_to_integration': {
      const message = messageOf(step, { runId, now, automation, event, task, payload, names: references })
      if (typeof message === 'string') return failed(message)
      const deliveryId = running.nextDeliveryId()
      run.messages.push({ ...message, id: deliveryId, step: index })
      return { result: 'handed_over', deliveryId }
    }
    case 'create_task': {
      const made = running.blankTask(step.listId ?? task?.listId ?? automation.placeId)
      if (!made) return failed('list_unknown')
      if (step.assigneeId !== null && !references.members.some(({ id }) => id === step.assigneeId))
        return failed('member_unknown')
      const title = [...fillIn(step.title, filling).trim()].slice(0, NAME_MAX).join('')
      if (title === '') return failed('title_empty')
      const assigneeIds = step.assigneeId === null ? [] : [step.assigneeId]
      const created: Task = { ...made, title, priority: step.priority, assigneeIds }
      run.created.push(created)
      run.events.push({ taskId: created.id, event: { kind: 'task_created' } })
      run.task ??= created
      return { result: 'done', taskId: created.id }
    }
    default: {
      if (!task) return { result: 'no_task' }
      const failure = missingReference(step, references)
      if (failure) return failed(failure)
      if (isSame(task, step)) return { result: 'unchanged' }
      const text = step.kind === 'add_comment' ? fillIn(step.text, filling).slice(0, TEXT_MAX) : ''
      if (step.kind === 'add_comment' && text.trim() === '') return failed('text_empty')
      const field = fieldOf(step)
      const { task: next, events } =
        step.kind === 'add_comment'
          ? { task: withComment(task, { text, now, automation }), events: [] }
          : patchTask(task, patchOf(step))
      const isCreated = run.created.includes(task)
      run.task = next
      run.created = run.created.map(one => (one === task ? next : one))
      run.events.push(...events.map(event => ({ taskId: task.id, event })))
      if (!isCreated && !run.fields.includes(field)) run.fields.push(field)
      return { result: 'done' }
    }
  }
}

type TaskStep = Exclude<Step, { kind: 'create_task' | 'call_webhook' | 'post_to_integration' }>

function missingReference(step: TaskStep, { statuses, members, tags }: References): StepFailure | null {
  const has = (all: readonly { id: string }[], wanted: string) => all.some(({ id }) => id === wanted)
  switch (step.kind) {
    case 'set_status':
      return has(statuses, step.statusId) ? null : 'status_unknown'
    case 'add_assignee':
      return has(members, step.memberId) ? null : 'member_unknown'
    case 'add_tag':
      return has(tags, step.tagId) ? null : 'tag_unknown'
    case 'remove_assignee':
    case 'remove_tag':
    case 'set_priority':
    case 'add_comment':
      return null
  }
}

/** Whether the task is already as the step would make it. A comment is always new. */
function isSame(task: Task, step: TaskStep): boolean {
  switch (step.kind) {
    case 'set_status':
      return task.statusId === step.statusId
    case 'set_priority':
      return task.priority === step.priority
    case 'add_assignee':
      return task.assigneeIds.includes(step.memberId)
    case 'remove_assignee':
      return !task.assigneeIds.includes(step.memberId)
    case 'add_tag':
      return task.tagIds.includes(step.tagId)
    case 'remove_tag':
      return !task.tagIds.includes(step.tagId)
    case 'add_comment':
      return false
  }
}

function fieldOf(step: TaskStep): TaskField {
  switch (step.kind) {
    case 'set_status':
      return 'status'
    case 'set_priority':
      return 'priority'
    case 'add_assignee':
    case 'remove_assignee':
      return 'assignees'
    case 'add_tag':
    case 'remove_tag':
      return 'tags'
    case 'add_comment':
      return 'comments'
  }
}

function patchOf(step: Exclude<TaskStep, { kind: 'add_comment' }>): TaskPatch {
  switch (step.kind) {
    case 'set_status':
      return { statusId: step.statusId }
    case 'set_priority':
      return { priority: step.priority }
    case 'add_assignee':
      return { assignees: { add: [step.memberId] } }
    case 'remove_assignee':
      return { assignees: { remove: [step.memberId] } }
    case 'add_tag':
      return { tags: { add: [step.tagId] } }
    case 'remove_tag':
      return { tags: { remove: [step.tagId] } }
  }
}

function withComment(
  task: Task,
  { text, now, automation }: { text: string; now: Instant; automation: Doing },
): Task {
  const by = { kind: 'automation', automationId: automation.id, name: automation.name } as const
  return { ...task, comments: [...task.comments, { at: now, by, text }] }
}
