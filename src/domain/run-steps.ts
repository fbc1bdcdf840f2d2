import { type Automation, type FiringEvent, NAME_MAX, type Step, TEXT_MAX } from './automation.ts'
import type { DeliveryId, Instant, PlaceId, RunId, TaskId } from './brand.ts'
import { messageOf, type OutgoingMessage } from './outgoing.ts'
import type { Payload } from './payload.ts'
import type { StepFailure, StepResult } from './run.ts'
import { patchTask, type Task, type TaskEvent, type TaskField } from './task.ts'
import { fieldOf, isSame, missingReference, patchOf, type References } from './task-step.ts'
import { fillIn } from './template.ts'

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

function withComment(
  task: Task,
  { text, now, automation }: { text: string; now: Instant; automation: Doing },
): Task {
  const by = { kind: 'automation', automationId: automation.id, name: automation.name } as const
  return { ...task, comments: [...task.comments, { at: now, by, text }] }
}
