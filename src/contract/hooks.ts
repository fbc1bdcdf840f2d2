import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { HookIdField, IsoField } from './fields.ts'
import { FiredRun } from './runs.ts'

const Received = z.object({
  id: z.string(),
  at: IsoField,
  /** What the sender says it is, such as `GitHub issues`. */
  source: z.nullable(z.string()),
  payload: z.unknown(),
  /** What it fired; none where the conditions did not hold or nothing listens yet. */
  runs: z.array(FiredRun),
})

const Hook = z.object({
  id: HookIdField,
  /** Where to send to, below this service's origin: `/api/v1/hooks/…`. */
  path: z.string(),
  secret: z.string(),
  createdAt: IsoField,
  /** The latest that came, newest first; ten at most. */
  received: z.array(Received),
})

const one = z.object({ id: HookIdField })

/** Incoming webhooks (P6): addresses that automations listen at. */
export const hooks = {
  create: oc
    .route({
      method: 'POST',
      path: '/hooks',
      successStatus: 201,
      summary: 'Make an address for an automation’s trigger; Business and above',
    })
    .output(Hook),
  get: oc
    .route({ method: 'GET', path: '/hooks/{id}', summary: 'An address, its secret and what came lately' })
    .input(one)
    .output(Hook),
  rotate: oc
    .route({
      method: 'POST',
      path: '/hooks/{id}/secret',
      summary: 'Replace the secret; the old one no longer signs',
    })
    .input(one)
    .output(Hook),
  test: oc
    .route({
      method: 'POST',
      path: '/hooks/{id}/test',
      successStatus: 202,
      summary: 'Receive a payload as if it came signed from the outside; what it fires is real',
    })
    .input(z.object({ id: HookIdField, payload: z.unknown() }))
    .output(Received),
  receive: oc
    .route({
      method: 'POST',
      path: '/hooks/{id}',
      successStatus: 202,
      inputStructure: 'detailed',
      summary: 'Receive a payload from the outside, signed with the secret',
      description:
        'JSON of 256 kB at most, without an Authorization header. Signed by `X-Hub-Signature-256: sha256=…` over the body, as ' +
        'GitHub does, or by `webhook-id`, `webhook-timestamp` and `webhook-signature` (standardwebhooks.com). The same delivery ' +
        'id (`webhook-id`, `X-GitHub-Delivery`) or Idempotency-Key is received once.',
    })
    .input(z.object({ params: one, body: z.optional(z.unknown()) }))
    .output(Received),
}

export type HookView = z.infer<typeof Hook>
export type ReceivedView = z.infer<typeof Received>
