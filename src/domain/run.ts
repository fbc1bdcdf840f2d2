import type { Automation, Step, StepKind } from './automation.ts'
import type { AutomationId, Instant, MemberId, PlaceId, RunId, StatusId, TagId, TaskId } from './brand.ts'
import { patchTask, type Task, type TaskEvent, type TaskField } from './task.ts'

/** P7: a chain's links count from 1, the firing that a person set off; a later link than this one does not run. */
export const CHAIN_LINKS = 5

/** Who or what fired a run: someone's work on a task, another automation's step, or a call of the API. */
export type Cause =
  | { kind: 'member'; memberId: MemberId }
  | { kind: 'automation'; automationId: AutomationId; name: string; runId: RunId }
  | { kind: 'api'; memberId: MemberId }

export type StepFailure = 'status_unknown' | 'member_unknown' | 'tag_unknown'

/** `unchanged`: the task was so already. `no_task`: the run was fired without a task to work on. */
export type StepResult = {
  kind: StepKind
  result: 'done' | 'unchanged' | 'no_task' | 'failed' | 'not_reached'
  reason?: StepFailure
}

/** P8: how a firing ended. Only `done` and `failed` used an Action. */
export type Outcome = 'done' | 'failed' | 'refused' | 'stopped'

/** One firing, as the activity log keeps it; names are those of the time. */
export type Run = {
  id: RunId
  at: Instant
  automationId: AutomationId
  automationName: string
  /** The automation's place. */
  placeId: PlaceId
  cause: Cause
  event: TaskEvent | null
  task: { id: TaskId; title: string; listId: PlaceId } | null
  /** Its place in the chain, from 1 (P7). */
  link: number
  outcome: Outcome
  steps: StepResult[]
}

/** What the steps may refer to where the task is. */
export type References = {
  statusIds: readonly StatusId[]
  memberIds: readonly MemberId[]
  tagIds: readonly TagId[]
}

export type StepsRun = {
  task: Task | null
  outcome: 'done' | 'failed'
  steps: StepResult[]
  /** What the steps did to the task, in order: what the next link of the chain may listen to (P7). */
  events: TaskEvent[]
  fields: TaskField[]
}

/**
 * Runs an automation's steps on a task, one after another. The first that fails (an unknown reference) ends the run;
 * what the steps before it did stays.
 */
export function runSteps(
  automation: Pick<Automation, 'id' | 'name' | 'steps'>,
  { task, references, now }: { task: Task | null; references: References; now: Instant },
): StepsRun {
  const run: StepsRun = { task, outcome: 'done', steps: [], events: [], fields: [] }
  for (const step of automation.steps) {
    if (run.outcome === 'failed') {
      run.steps.push({ kind: step.kind, result: 'not_reached' })
      continue
    }
    if (run.task === null) {
      run.steps.push({ kind: step.kind, result: 'no_task' })
      continue
    }
    const failure = missingReference(step, references)
    if (failure) {
      run.outcome = 'failed'
      run.steps.push({ kind: step.kind, result: 'failed', reason: failure })
      continue
    }
    const { task: next, events, field } = applyStep(automation, { step, task: run.task, now })
    if (next === run.task) {
      run.steps.push({ kind: step.kind, result: 'unchanged' })
      continue
    }
    run.task = next
    run.events.push(...events)
    if (!run.fields.includes(field)) run.fields.push(field)
    run.steps.push({ kind: step.kind, result: 'done' })
  }
  return run
}

function missingReference(step: Step, { statusIds, memberIds, tagIds }: References): StepFailure | null {
  switch (step.kind) {
    case 'set_status':
      return statusIds.includes(step.statusId) ? null : 'status_unknown'
    case 'add_assignee':
      return memberIds.includes(step.memberId) ? null : 'member_unknown'
    case 'add_tag':
      return tagIds.includes(step.tagId) ? null : 'tag_unknown'
    case 'remove_assignee':
    case 'remove_tag':
    case 'set_priority':
    case 'add_comment':
      return null
  }
}

type Applied = { task: Task; events: TaskEvent[]; field: TaskField }

/** Answers the very same task where nothing changed. */
function applyStep(
  automation: Pick<Automation, 'id' | 'name'>,
  { step, task, now }: { step: Step; task: Task; now: Instant },
): Applied {
  const patched = (field: TaskField, patch: Parameters<typeof patchTask>[1], same: boolean): Applied =>
    same ? { task, events: [], field } : { ...patchTask(task, patch), field }
  switch (step.kind) {
    case 'set_status':
      return patched('status', { statusId: step.statusId }, task.statusId === step.statusId)
    case 'set_priority':
      return patched('priority', { priority: step.priority }, task.priority === step.priority)
    case 'add_assignee':
      return patched(
        'assignees',
        { assignees: { add: [step.memberId] } },
        task.assigneeIds.includes(step.memberId),
      )
    case 'remove_assignee':
      return patched(
        'assignees',
        { assignees: { remove: [step.memberId] } },
        !task.assigneeIds.includes(step.memberId),
      )
    case 'add_tag':
      return patched('tags', { tags: { add: [step.tagId] } }, task.tagIds.includes(step.tagId))
    case 'remove_tag':
      return patched('tags', { tags: { remove: [step.tagId] } }, !task.tagIds.includes(step.tagId))
    case 'add_comment':
      return {
        task: {
          ...task,
          comments: [
            ...task.comments,
            {
              at: now,
              by: { kind: 'automation', automationId: automation.id, name: automation.name },
              text: step.text,
            },
          ],
        },
        events: [],
        field: 'comments',
      }
  }
}
