import type { Topic } from '#contract/usage.ts'
import { type Automation, type FiringEvent, holds, needsTask, usesConnections } from '#domain/automation.ts'
import type { AutomationId, DeliveryId, Instant, PlaceId, RunId, TaskId } from '#domain/brand.ts'
import type { Payload } from '#domain/payload.ts'
import { type Place, statusesAt } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import { type Cause, CHAIN_LINKS, type Run, whereItRan } from '#domain/run.ts'
import { runSteps, type StepsRun } from '#domain/run-steps.ts'
import type { TaskEvent } from '#domain/task.ts'
import type { References } from '#domain/task-step.ts'
import {
  type Delivery,
  type Head,
  placeTrees,
  type StoredAutomation,
  type StoredTask,
  tasks,
  type Workspace,
} from '../collections.ts'
import type { Ids, WriteTx } from '../ports.ts'
import { newTask } from '../tasks/new-task.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Listeners, openListeners } from './listeners.ts'
import { putDelivery, timedId } from './outbox.ts'

/** One automation about to run: on a task or on none, because of an event or because it was asked to. */
export type Firing = {
  automation: Automation
  taskId: TaskId | null
  /** null: it was asked to run, whatever its conditions. */
  event: FiringEvent | null
  /** What came with a webhook. */
  payload?: Payload
  cause: Cause
  /** From 1 (P7). */
  link: number
}

/** Automations at work in one transaction: what fires, what that fires in turn, and what it does to tasks. */
export type Play = {
  places(): Promise<Place[]>
  ledger: Ledger
  task(id: TaskId): Promise<StoredTask | undefined>
  putTask(task: StoredTask): void
  automation: Listeners['automation']
  /** Fires what listens to the events of a task, and all that follows (P7). Answers the runs in order. */
  react(happened: { taskId: TaskId; events: TaskEvent[]; cause: Cause }): Promise<Run[]>
  /** Fires automations in turn, whatever their triggers, and all that follows. Where there is an event, conditions count. */
  fire(...firings: Firing[]): Promise<Run[]>
  /** Writes tasks, deliveries and books; answers what is to be announced. */
  close(): Promise<{ topics: Topic[]; published: boolean }>
}

export type Opening = {
  tx: WriteTx
  now: Instant
  workspace: Workspace
  head: Head
  ids: Ids
  /** Automations that have been asked for already. */
  known?: Map<AutomationId, Promise<StoredAutomation | undefined>>
}

export async function openPlay({ tx, now, workspace, head, ids, known = new Map() }: Opening): Promise<Play> {
  const ledger = await openLedger(tx, { now, workspace, head })
  // Runs without a task need no places; a transaction makes its runs' ids from one.
  let placesRead: Promise<Place[]> | undefined
  const places = () => (placesRead ??= placeTrees.get(tx).then(tree => tree ?? []))
  const id = ids.next()
  let runs = 0
  const tasksById = new Map<TaskId, StoredTask | undefined>()
  const changedTasks = new Set<TaskId>()
  const listeners = openListeners(tx, { places, known })
  const sent: Delivery[] = []

  const task: Play['task'] = async id => {
    if (!tasksById.has(id)) {
      const stored = await tasks.get(tx, id)
      tasksById.set(id, stored?.deletedAt === null ? stored : undefined)
    }
    return tasksById.get(id)
  }
  const putTask: Play['putTask'] = changed => {
    tasksById.set(changed.id, changed)
    changedTasks.add(changed.id)
  }
  async function chain(queue: Firing[]): Promise<Run[]> {
    const runs: Run[] = []
    const marked = new Set<TaskId>()
    const turns = new Set<string>()
    for (const firing of queue) {
      const on = firing.taskId === null ? null : ((await task(firing.taskId)) ?? null)
      // Conditions are looked at when the automation's turn comes, on the task as the ones before it left it.
      const { event, payload, automation } = firing
      if (event && !automation.conditions.every(condition => holds(condition, { task: on, payload })))
        continue
      if (isRepeated(firing, turns)) continue
      if (on && !marked.has(on.id)) {
        // The marks are those of this firing and what follows from it; the earlier ones go (also when nothing changes).
        marked.add(on.id)
        if (on.automated.length > 0) putTask({ ...on, automated: [] })
      }
      const current = on && ((await task(on.id)) ?? null)
      const looksAround = current !== null || automation.steps.some(({ kind }) => !needsTask(kind))
      const { run, events } = perform(firing, current, looksAround ? await places() : [])
      ledger.log(run)
      runs.push(run)
      const cause: Cause = {
        kind: 'automation',
        automationId: automation.id,
        name: automation.name,
        runId: run.id,
      }
      for (const { taskId, event } of events) {
        marked.add(taskId)
        const changed = await task(taskId)
        for (const next of changed ? await listeners.to(event, changed.listId) : []) {
          queue.push({ automation: next, taskId, event, cause, link: firing.link + 1 })
        }
      }
    }
    return runs
  }

  /** Decides and runs one firing: nothing is awaited here. */
  function perform(
    { automation: fired, event, payload = null, cause, link }: Firing,
    on: StoredTask | null,
    tree: Place[],
  ): { run: Run; events: StepsRun['events'] } {
    const run: Run = {
      id: `${id}-${runs++}` as RunId,
      at: now,
      automationId: fired.id,
      automationName: fired.name,
      placeId: fired.placeId,
      cause,
      event,
      task: on && { id: on.id, title: on.title, listId: on.listId },
      link,
      outcome: 'done',
      steps: [],
    }
    const ended = (outcome: 'stopped' | 'skipped' | 'refused') => ({ run: { ...run, outcome }, events: [] })
    if (link > CHAIN_LINKS) return ended('stopped')
    if (usesConnections(fired) && !plans[workspace.plan].connects) return ended('skipped')
    if (!ledger.admit(fired)) return ended('refused')
    const result = runSteps(fired, {
      ...{ runId: run.id, task: on, event, payload, now },
      referencesAt: listId => referencesAt(workspace, tree, listId),
      blankTask: listId => newTask(tree, { id: ids.next() as TaskId, listId, now }),
      nextDeliveryId: () => timedId(now, ids.next()) as DeliveryId,
    })
    const mark = { runId: run.id, automationId: fired.id, name: fired.name, at: now, fields: result.fields }
    if (on && result.task && result.fields.length > 0) {
      putTask({ ...result.task, automated: [...on.automated, mark], deletedAt: null })
    }
    for (const made of result.created) {
      putTask({ ...made, automated: [{ ...mark, fields: [], created: true }], deletedAt: null })
    }
    for (const { step, ...message } of result.messages) {
      sent.push({
        ...message,
        step,
        ...{ createdAt: now, state: 'pending', attempts: [], nextAt: now, runId: run.id },
        ...{ automationId: fired.id, automationName: fired.name, placeId: whereItRan(run) },
      })
    }
    return { run: { ...run, outcome: result.outcome, steps: result.steps }, events: result.events }
  }

  return {
    places,
    ledger,
    task,
    putTask,
    automation: listeners.automation,
    async react({ taskId, events, cause }) {
      const on = workspace.automationsEnabled ? await task(taskId) : undefined
      if (!on) return []
      const perEvent = await Promise.all(
        events.map(async event => ({ event, found: await listeners.to(event, on.listId) })),
      )
      return chain(
        perEvent.flatMap(({ event, found }) =>
          found.map(listener => ({ automation: listener, taskId, event, cause, link: 1 })),
        ),
      )
    },
    fire: (...firings) => chain(firings),
    async close() {
      for (const id of changedTasks) {
        const changed = tasksById.get(id)
        if (changed) tasks.put(tx, changed, id)
      }
      for (const delivery of sent) putDelivery(tx, delivery, { before: null })
      const { published, logged, alerted } = await ledger.close()
      const topics: Topic[] = logged ? ['activity'] : []
      if (changedTasks.size > 0) topics.push('tasks')
      if (sent.length > 0) topics.push('deliveries')
      if (alerted) topics.push('mails')
      return { published, topics }
    },
  }
}

/** What steps may refer to on a task of that List, whose Space has the statuses. */
function referencesAt({ members, tags }: Workspace, places: Place[], listId: PlaceId | null): References {
  return { statuses: listId === null ? [] : statusesAt(places, listId), members, tags, lists: places }
}

/**
 * Whether the same automation has had the same event on the same task at this link: automations that all set off each
 * other would otherwise fire thousands of times within five links (docs/decisions/009).
 */
function isRepeated({ automation, taskId, event, link }: Firing, turns: Set<string>): boolean {
  const turn = `${link} ${taskId} ${automation.id} ${JSON.stringify(event)}`
  if (turns.has(turn)) return true
  turns.add(turn)
  return false
}
