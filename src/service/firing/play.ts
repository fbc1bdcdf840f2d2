import { type Automation, holds } from '#domain/automation.ts'
import type { AutomationId, Instant, RunId, StatusId, TaskId } from '#domain/brand.ts'
import { type Place, statusesAt } from '#domain/places.ts'
import { type Cause, CHAIN_LINKS, type Run, runSteps } from '#domain/run.ts'
import type { TaskEvent } from '#domain/task.ts'
import { type Head, placeTrees, type StoredTask, tasks, type Workspace } from '../collections.ts'
import type { Ids, WriteTx } from '../ports.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Listeners, openListeners } from './listeners.ts'

/** One automation about to run: on a task or on none, because of an event or because it was asked to. */
export type Firing = {
  automation: Automation
  taskId: TaskId | null
  event: TaskEvent | null
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
  /** Fires one automation, whatever its trigger and conditions, and all that follows. */
  fire(firing: Firing): Promise<Run[]>
  /** Writes tasks and books. */
  close(): Promise<{ published: boolean; logged: boolean; tasksChanged: boolean }>
}

export type Opening = {
  tx: WriteTx
  now: Instant
  workspace: Workspace
  head: Head
  ids: Ids
  /** Automations that have been asked for already. */
  known?: Map<AutomationId, Promise<Automation | undefined>>
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
  const memberIds = workspace.members.map(member => member.id)
  const tagIds = workspace.tags.map(tag => tag.id)

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
      if (firing.event && !(on && firing.automation.conditions.every(condition => holds(condition, on))))
        continue
      if (isRepeated(firing, turns)) continue
      if (on && !marked.has(on.id)) {
        // The marks are those of this firing and what follows from it; the earlier ones go (also when nothing changes).
        marked.add(on.id)
        if (on.automated.length > 0) putTask({ ...on, automated: [] })
      }
      const current = on && ((await task(on.id)) ?? null)
      const statusIds = current ? statusesAt(await places(), current.listId).map(status => status.id) : []
      const { run, events } = perform(firing, current, statusIds)
      ledger.log(run)
      runs.push(run)
      if (!current) continue
      const cause: Cause = {
        kind: 'automation',
        automationId: firing.automation.id,
        name: firing.automation.name,
        runId: run.id,
      }
      for (const event of events) {
        for (const next of await listeners.to(event, current.listId)) {
          queue.push({ automation: next, taskId: current.id, event, cause, link: firing.link + 1 })
        }
      }
    }
    return runs
  }

  /** Decides and runs one firing: nothing is awaited here. */
  function perform(
    { automation: fired, event, cause, link }: Firing,
    on: StoredTask | null,
    statusIds: StatusId[],
  ): { run: Run; events: TaskEvent[] } {
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
    const ended = (outcome: 'stopped' | 'refused') => ({ run: { ...run, outcome }, events: [] })
    if (link > CHAIN_LINKS) return ended('stopped')
    if (!ledger.admit(fired)) return ended('refused')
    const result = runSteps(fired, { task: on, references: { statusIds, memberIds, tagIds }, now })
    if (on && result.task && result.fields.length > 0) {
      const mark = { runId: run.id, automationId: fired.id, name: fired.name, at: now, fields: result.fields }
      putTask({ ...result.task, automated: [...on.automated, mark], deletedAt: null })
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
    fire: firing => chain([firing]),
    async close() {
      for (const id of changedTasks) {
        const changed = tasksById.get(id)
        if (changed) tasks.put(tx, changed, id)
      }
      return { ...(await ledger.close()), tasksChanged: changedTasks.size > 0 }
    },
  }
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
