import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { INTEGRATIONS } from '#domain/automation.ts'
import { AutomationIdField, DeliveryIdField, IsoField, PlaceIdField, RunIdField } from './fields.ts'

export const TargetField = z.enum(['webhook', ...INTEGRATIONS])
export const StateField = z.enum(['pending', 'delivered', 'failed'])

const Attempt = z.object({
  at: IsoField,
  milliseconds: z.number(),
  /** As they were sent, with the signature of that attempt. */
  headers: z.optional(z.record(z.string(), z.string())),
  answer: z.discriminatedUnion('kind', [
    /** The body is cut at 4,000 characters. */
    z.object({ kind: z.literal('answered'), status: z.int(), body: z.string() }),
    z.object({ kind: z.literal('timeout') }),
    z.object({ kind: z.literal('unreachable') }),
  ]),
})

const Delivery = z.object({
  id: DeliveryIdField,
  createdAt: IsoField,
  target: TargetField,
  url: z.string(),
  body: z.string(),
  state: StateField,
  /** Oldest first. */
  attempts: z.array(Attempt),
  /** The next attempt; null when it is through. */
  nextAt: z.nullable(IsoField),
  /** Whether an attempt is being made at this moment; `nextAt` is when it counts as given up. */
  underWay: z.boolean(),
  /** The run that sent it, and which of its steps, from 0. */
  runId: RunIdField,
  step: z.int(),
  automationId: AutomationIdField,
  automationName: z.string(),
  /** Where its run was: in the List of its task, and without one at the automation's place. */
  placeId: PlaceIdField,
})

const one = z.object({ id: DeliveryIdField })

/** What automations send to the outside: webhook steps and integrations (P6). */
export const deliveries = {
  list: oc
    .route({
      method: 'GET',
      path: '/deliveries',
      summary: 'What automations sent to the outside, newest first',
    })
    .input(
      z.object({
        /** Of this place or the places below it, as in the activity log: what ran on tasks there, and without a task. */
        place: z.optional(PlaceIdField),
        automation: z.optional(AutomationIdField),
        state: z.optional(StateField),
        after: z.optional(DeliveryIdField),
        limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
      }),
    )
    .output(
      z.object({
        items: z.array(Delivery),
        /** Pass as `after` for the next page; null on the last. */
        next: z.nullable(DeliveryIdField),
      }),
    ),
  get: oc
    .route({
      method: 'GET',
      path: '/deliveries/{id}',
      summary: 'One delivery, with its request and all answers',
    })
    .input(one)
    .output(Delivery),
  retry: oc
    .route({
      method: 'POST',
      path: '/deliveries/{id}/retry',
      summary:
        'Send a delivery now, once more or ahead of its next attempt, under the same id; uses no Action',
    })
    .input(one)
    .output(Delivery),
}

const Signing = z.object({
  /** `whsec_` and base64: signs `{id}.{timestamp}.{body}` by HMAC-SHA256 (standardwebhooks.com). */
  secret: z.string(),
})

/** The workspace's secret, by which receivers know that a webhook comes from here. */
export const signing = {
  get: oc
    .route({
      method: 'GET',
      path: '/signing-secret',
      summary: 'The secret that outgoing webhooks are signed with',
    })
    .output(Signing),
  rotate: oc
    .route({
      method: 'POST',
      path: '/signing-secret',
      summary: 'Replace the signing secret from the next attempt on',
    })
    .output(Signing),
}

export type DeliveryView = z.infer<typeof Delivery>
export type AttemptView = z.infer<typeof Attempt>
export type DeliveryPageView = { items: DeliveryView[]; next: DeliveryView['id'] | null }
