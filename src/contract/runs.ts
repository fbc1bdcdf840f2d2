import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { StateField, TargetField } from './deliveries.ts'
import {
  AutomationIdField,
  CalendarDateField,
  CountField,
  DeliveryIdField,
  IsoField,
  MemberIdField,
  PlaceIdField,
  PriorityField,
  RunIdField,
  StatusIdField,
  TagIdField,
  TaskIdField,
} from './fields.ts'
import { FiredRun, OutcomeField } from './fired-run.ts'
import { problems } from './problems.ts'

/** The most runs one batch may offer. */
export const BATCH_MAX = 1_000

const Cause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberIdField }),
  z.object({
    kind: z.literal('automation'),
    automationId: AutomationIdField,
    name: z.string(),
    runId: RunIdField,
  }),
  z.object({ kind: z.literal('clock') }),
  z.object({ kind: z.literal('webhook') }),
  z.object({ kind: z.literal('api'), memberId: MemberIdField }),
])

const FiringEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('task_created') }),
  z.object({ kind: z.literal('status_changed'), from: StatusIdField, to: StatusIdField }),
  z.object({
    kind: z.literal('priority_changed'),
    from: z.nullable(PriorityField),
    to: z.nullable(PriorityField),
  }),
  z.object({ kind: z.literal('assignee_added'), memberId: MemberIdField }),
  z.object({ kind: z.literal('tag_added'), tagId: TagIdField }),
  z.object({ kind: z.literal('due_date_arrives'), on: CalendarDateField }),
  z.object({ kind: z.literal('daily'), on: CalendarDateField, missed: CountField }),
  z.object({ kind: z.literal('webhook_received'), receivedId: z.string(), source: z.nullable(z.string()) }),
])

const StepDelivery = z.object({
  target: TargetField,
  /** The Slack channel, the GitHub repository, the e-mail address; null for a webhook. */
  to: z.nullable(z.string()),
  state: StateField,
  /** The next attempt; null when it is through. */
  nextAt: z.nullable(IsoField),
  /** What came of each attempt, oldest first. */
  answers: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('answered'), status: z.int() }),
      z.object({ kind: z.literal('timeout') }),
      z.object({ kind: z.literal('unreachable') }),
    ]),
  ),
})

const Run = z.object({
  id: RunIdField,
  at: IsoField,
  automationId: AutomationIdField,
  automationName: z.string(),
  placeId: PlaceIdField,
  cause: Cause,
  event: z.nullable(FiringEvent),
  task: z.nullable(z.object({ id: TaskIdField, title: z.string(), listId: PlaceIdField })),
  /** P7: its place in a chain, from 1. */
  link: z.int(),
  outcome: OutcomeField,
  steps: z.array(
    z.object({
      kind: z.string(),
      result: z.enum(['done', 'unchanged', 'no_task', 'handed_over', 'failed', 'not_reached']),
      reason: z.optional(
        z.enum([
          'status_unknown',
          'member_unknown',
          'tag_unknown',
          'list_unknown',
          'title_empty',
          'text_empty',
          'target_unfit',
          'delivery_failed',
        ]),
      ),
      taskId: z.optional(TaskIdField),
      deliveryId: z.optional(DeliveryIdField),
      /** How far what the step sent has come by now; absent where it is not kept any more. */
      delivery: z.optional(StepDelivery),
    }),
  ),
})

const Offer = z.object({
  automationId: AutomationIdField,
  taskId: z.optional(TaskIdField),
  key: z.string().check(z.minLength(1), z.maxLength(255)),
})

/** One item's answer; `status` is what the item would have been answered alone: 201, 429, 404, 409. */
const OfferAnswer = z.object({
  key: z.string(),
  status: z.int(),
  /** Whether the key had been answered before (B13): nothing ran again. */
  replayed: z.boolean(),
  /** The firing, done or refused; absent where there was none. */
  runId: z.optional(RunIdField),
  code: z.optional(z.string()),
})

const RunPage = z.object({
  items: z.array(Run),
  /** Pass as `after` for the next page; null on the last. A page may hold fewer than asked for, and none, and have a next. */
  next: z.nullable(z.string()),
  /** P8: this month's refused firings of the automation asked for, or of the workspace, and since when. */
  refused: z.object({ count: CountField, since: z.nullable(IsoField) }),
})

export const runs = {
  list: oc
    .route({ method: 'GET', path: '/runs', summary: 'The activity log, newest first' })
    .input(
      z.object({
        place: z.optional(PlaceIdField),
        automation: z.optional(AutomationIdField),
        outcome: z.optional(OutcomeField),
        /** From this instant on, and before that one. */
        from: z.optional(IsoField),
        to: z.optional(IsoField),
        after: z.optional(z.string().check(z.maxLength(200))),
        limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
      }),
    )
    .output(RunPage),
  create: oc
    .route({
      method: 'POST',
      path: '/automations/{id}/runs',
      successStatus: 201,
      summary: 'Run an automation now, on a task or on none; 429 when the month’s Actions are used up',
      description: 'The steps run whatever the trigger and the conditions say.',
    })
    .input(z.object({ id: AutomationIdField, taskId: z.optional(TaskIdField) }))
    .output(FiredRun),
  createMany: oc
    .route({
      method: 'POST',
      path: '/runs',
      summary: 'Offer up to 1,000 runs, each with an idempotency key of its own; answered item by item',
      description:
        'The items’ keys stand in for the Idempotency-Key of the request. Keys that are numbered, such as `import-17-001` ' +
        'to `import-17-999`, are looked up and kept together, which is several times faster than unrelated ones.',
    })
    .input(z.object({ runs: z.array(Offer).check(z.minLength(1), z.maxLength(BATCH_MAX)) }))
    .output(
      z.object({
        results: z.array(OfferAnswer),
        ran: CountField,
        refused: CountField,
        /** Said once for all items that were refused for want of Actions. */
        exceeded: z.optional(problems.monthly_actions_exceeded.data),
      }),
    ),
}

export type RunView = z.infer<typeof Run>
export type RunPageView = z.infer<typeof RunPage>
export type OfferAnswerView = z.infer<typeof OfferAnswer>
