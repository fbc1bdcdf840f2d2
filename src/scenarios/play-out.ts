import { type Automation, type FiringEvent, holds, listensTo, usesConnections } from '#domain/automation.ts'
import type { DeliveryId, Instant, PlaceId, RunId, TaskId } from '#domain/brand.ts'
import type { Payload } from '#domain/payload.ts'
import { lineage, statusesAt } from '#domain/places.ts'
import { type Cause, CHAIN_LINKS, type Run } from '#domain/run.ts'
import { runSteps, type StepsRun } from '#domain/run-steps.ts'
import type { Task, TaskEvent } from '#domain/task.ts'
import type { References } from '#domain/task-step.ts'
import { timedId } from '#service/firing/outbox.ts'
import { newTask } from '#service/tasks/new-task.ts'
import type { Cast } from './cast.ts'

/** What is known of the firings that count, by their number from the month's first, and of the plan. */
export type Firings = {
  ran(index: number): boolean
  at(index: number): Instant
  /** Whether the plan of that time connects (P6). */
  connects(at: Instant): boolean
}

/** A message of a run on its way. */
export type Message = StepsRun['messages'][number] & { run: Run }

export type Played = {
  runs: Run[]
  /** How many of the runs count: the others were stopped or skipped. */
  counted: number
  /** The tasks that the runs worked on or made, as they left them. */
  tasks: Map<TaskId, Task>
  messages: Message[]
}

/** One automation about to fire; `task` is null where there is none. */
export type Turn = {
  automation: Automation
  taskId: TaskId | null
  event: FiringEvent
  payload?: Payload
  cause: Cause
  link: number
}

export type PlayOptions = {
  /** The number of the first firing that counts. */
  start: number
  /** All of them happen then. */
  now: Instant
  /** Tells the runs that do not count from those of other plays. */
  serial: number
  firings: Firings
  references?: Partial<References>
}

/** Plays turns with all that they fire, by the same rules as the service (src/service/firing/play.ts), on tasks in `played`. */
export function playOut(cast: Cast, queue: Turn[], played: Played, options: PlayOptions): void {
  const { start, now, serial, firings } = options
  const referencesAt = (listId: PlaceId | null): References => ({
    statuses: listId === null ? [] : statusesAt(cast.places, listId),
    members: cast.members,
    tags: cast.tags,
    lists: cast.places,
    ...options.references,
  })
  const { tasks } = played
  const marked = new Set<TaskId>()

  for (const { automation, taskId, event, payload = null, cause, link } of queue) {
    const on = taskId === null ? null : (tasks.get(taskId) ?? null)
    if (!automation.conditions.every(condition => holds(condition, { task: on, payload }))) continue
    if (on && !marked.has(on.id)) {
      marked.add(on.id)
      tasks.set(on.id, { ...on, automated: [] })
    }
    const task = on && (tasks.get(on.id) ?? null)
    const index = start + played.counted
    const lost = link > CHAIN_LINKS ? 'stopped' : isSkipped(automation, firings, now) ? 'skipped' : null
    const run: Run = {
      id: (lost ? `none-${serial}-${played.runs.length}` : `run-${index + 1}`) as RunId,
      at: now,
      automationId: automation.id,
      automationName: automation.name,
      placeId: automation.placeId,
      cause,
      event,
      task: task && { id: task.id, title: task.title, listId: task.listId },
      link,
      outcome: lost ?? 'refused',
      steps: [],
    }
    played.runs.push(run)
    if (lost) continue
    played.counted += 1
    if (!firings.ran(index)) continue

    let ids = 0
    const done = runSteps(automation, {
      ...{ runId: run.id, task, event, payload, now, referencesAt },
      blankTask: listId => newTask(cast.places, { id: `of-${run.id}-${++ids}` as TaskId, listId, now }),
      nextDeliveryId: () => timedId(now, `${run.id}-${++ids}`) as DeliveryId,
    })
    Object.assign(run, { outcome: done.outcome, steps: done.steps })
    keepTasks(tasks, { run, task, done })
    played.messages.push(...done.messages.map(message => ({ ...message, run })))
    const next: Cause = {
      kind: 'automation',
      automationId: automation.id,
      name: automation.name,
      runId: run.id,
    }
    for (const followed of done.events) {
      const changed = tasks.get(followed.taskId)
      if (!changed) continue
      marked.add(changed.id)
      queue.push(...listeners(cast, changed, followed.event, { cause: next, link: link + 1 }))
    }
  }
}

function isSkipped(automation: Automation, firings: Firings, now: Instant): boolean {
  return usesConnections(automation) && !firings.connects(now)
}

/** Keeps what a run did to its task and the tasks that it made, with its marks. */
function keepTasks(
  tasks: Map<TaskId, Task>,
  { run, task, done }: { run: Run; task: Task | null; done: StepsRun },
): void {
  const mark = { runId: run.id, automationId: run.automationId, name: run.automationName, at: run.at }
  if (task && done.task && done.fields.length > 0) {
    tasks.set(task.id, { ...done.task, automated: [...task.automated, { ...mark, fields: done.fields }] })
  }
  for (const made of done.created) {
    tasks.set(made.id, { ...made, automated: [{ ...mark, fields: [], created: true }] })
  }
}

/** The turns of the active automations that listen to an event of the task, those of the Space first, then by age. */
export function listeners(
  cast: Cast,
  { id, listId }: Task,
  event: TaskEvent,
  { cause, link }: Pick<Turn, 'cause' | 'link'>,
): Turn[] {
  return lineage(cast.places, listId)
    .reverse()
    .flatMap(place => listening(cast).get(`${place.id} ${event.kind}`) ?? [])
    .filter(({ trigger }) => listensTo(trigger, event))
    .map(automation => ({ automation, taskId: id, event, cause, link }))
}

const byCast = new WeakMap<Cast, Map<string, Automation[]>>()

/** The active automations by place and trigger: a workspace may have thousands. */
function listening(cast: Cast): Map<string, Automation[]> {
  const known = byCast.get(cast)
  if (known) return known
  const active = cast.automations.map(({ automation }) => automation).filter(one => one.active)
  const grouped = Map.groupBy(active, ({ placeId, trigger }) => `${placeId} ${trigger.kind}`)
  byCast.set(cast, grouped)
  return grouped
}
