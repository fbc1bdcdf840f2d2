import type { FiringEvent, StepKind } from './automation.ts'
import type { AutomationId, DeliveryId, Instant, MemberId, PlaceId, RunId, TaskId } from './brand.ts'

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

/** Where a run counts as having been: in the List of its task, and without one at the automation's place. */
export function whereItRan({ task, placeId }: Pick<Run, 'task' | 'placeId'>): PlaceId {
  return task ? task.listId : placeId
}
