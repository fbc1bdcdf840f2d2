import { type Automation, holds, listensTo } from '#domain/automation.ts'
import type { Instant, MemberId, RunId } from '#domain/brand.ts'
import { lineage, statusesAt } from '#domain/places.ts'
import { type Cause, CHAIN_LINKS, type References, type Run, runSteps } from '#domain/run.ts'
import { patchTask, type Task, type TaskEvent, type TaskPatch } from '#domain/task.ts'
import type { Cast, CastTask } from './cast.ts'

/** What is known of a firing by its number, counted from the month's first. */
export type Firings = { ran(index: number): boolean; at(index: number): Instant }

export type Played = { task: Task; runs: Run[] }

type PlayOptions = { by: MemberId; start: number; firings: Firings; references?: Partial<References> }

/**
 * Plays a task's latest change, done by `by`, with all that it fires, by the same rules as the service. `start` numbers
 * the first firing; all of them happen at its time.
 */
export function playOut(cast: Cast, { task: left, latest }: CastTask, options: PlayOptions): Played {
  const { by, start, firings } = options
  const now = firings.at(start)
  const { before, changes } = unmade({ task: left, latest }, cast)
  const references: References = {
    statusIds: statusesAt(cast.places, left.listId).map(status => status.id),
    memberIds: cast.members.map(member => member.id),
    tagIds: cast.tags.map(tag => tag.id),
    ...options.references,
  }
  const runs: Run[] = []
  let task: Task = latest === 'created' ? { ...before, createdAt: now } : before

  for (const change of changes) {
    const changed: { task: Task; events: TaskEvent[] } =
      change === 'created' ? { task, events: [{ kind: 'task_created' }] } : patchTask(task, change)
    task = changed.task
    const queue = changed.events.flatMap(event =>
      listeners(cast, { task, event, link: 1, cause: { kind: 'member', memberId: by } }),
    )
    if (queue.length > 0) task = { ...task, automated: [] }
    for (const { automation, event, cause, link } of queue) {
      if (link > CHAIN_LINKS || !automation.conditions.every(condition => holds(condition, task))) continue
      const index = start + runs.length
      const run: Run = {
        id: `run-${index + 1}` as RunId,
        at: now,
        automationId: automation.id,
        automationName: automation.name,
        placeId: automation.placeId,
        cause,
        event,
        task: { id: task.id, title: task.title, listId: task.listId },
        link,
        outcome: 'refused',
        steps: [],
      }
      if (!firings.ran(index)) {
        runs.push(run)
        continue
      }
      const done = runSteps(automation, { task, references, now })
      runs.push({ ...run, outcome: done.outcome, steps: done.steps })
      task = done.task ?? task
      if (done.fields.length > 0) {
        const mark = {
          runId: run.id,
          automationId: automation.id,
          name: automation.name,
          at: now,
          fields: done.fields,
        }
        task = { ...task, automated: [...task.automated, mark] }
      }
      const next: Cause = {
        kind: 'automation',
        automationId: automation.id,
        name: automation.name,
        runId: run.id,
      }
      for (const followed of done.events)
        queue.push(...listeners(cast, { task, event: followed, link: link + 1, cause: next }))
    }
  }
  return { task, runs }
}

type Turn = { automation: Automation; event: TaskEvent; cause: Cause; link: number }

/** The active automations that listen to an event, those of the Space first, then by age. */
function listeners(
  { places, automations }: Cast,
  { task, ...turn }: Omit<Turn, 'automation'> & { task: Task },
): Turn[] {
  return lineage(places, task.listId)
    .reverse()
    .flatMap(place =>
      automations.map(({ automation }) => automation).filter(({ placeId }) => placeId === place.id),
    )
    .filter(automation => automation.active && listensTo(automation.trigger, turn.event))
    .map(automation => ({ ...turn, automation }))
}

/** The task as it was before its latest change, and what was then done to it, change by change. */
function unmade(
  { task, latest }: CastTask,
  { places }: Cast,
): { before: Task; changes: ('created' | TaskPatch)[] } {
  const statuses = statusesAt(places, task.listId).map(status => status.id)
  const first = statuses[0] ?? task.statusId
  const { statusId, priority, assigneeIds, tagIds } = task
  switch (latest) {
    case null:
      return { before: task, changes: [] }
    case 'created':
      return { before: task, changes: ['created'] }
    case 'moved': {
      const previous = statuses[statuses.indexOf(statusId) - 1] ?? first
      return { before: { ...task, statusId: previous }, changes: [{ statusId }] }
    }
    case 'assigned':
      return {
        before: { ...task, statusId: first, assigneeIds: [] },
        changes: [{ assignees: { add: assigneeIds } }, { statusId }],
      }
    case 'prioritized':
      return { before: { ...task, statusId: first, priority: null }, changes: [{ priority }, { statusId }] }
    case 'tagged':
      return { before: { ...task, tagIds: tagIds.slice(0, -1) }, changes: [{ tags: { add: tagIds } }] }
    default: {
      const before = { ...task, statusId: latest.in }
      return { before, changes: [{ tags: { add: [latest.added] } }, { statusId }] }
    }
  }
}
