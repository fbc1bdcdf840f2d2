import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { HookIdField, IsoField } from './fields.ts'
import { FiredRun } from './fired-run.ts'

/**
 * Why a call was refused before it was received: without a signature; signed with another secret, or another body; signed
 * too long ago; signed, but no JSON; longer than is read.
 */
export const CALL_REFUSALS = ['unsigned', 'signature_wrong', 'signature_old', 'no_json', 'too_long'] as const

const RefusedCall = z.object({ at: IsoField, reason: z.enum(CALL_REFUSALS) })

const Received = z.object({
  id: z.string(),
  at: IsoField,
  /** What the sender says it is, such as `GitHub issues`. */
  source: z.nullable(z.string()),
  /** Whether a member sent it, as a test. */
  test: z.boolean(),
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
  /** The latest calls that were refused, newest first: five at most, none within ten seconds of another. */
  refused: z.array(RefusedCall),
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
    .route({
      method: 'GET',
      // Not at the address itself, which is handed to strangers: that only receives.
      path: '/hooks/{id}/settings',
      summary: 'An address, its secret and what came lately',
    })
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
        'id (`webhook-id`, `X-GitHub-Delivery`) or Idempotency-Key fires once; what fired nothing is tried afresh when it is ' +
        'sent again. `X-GitHub-Event` is kept as the payload’s field `@event`.',
    })
    .input(z.object({ params: one, body: z.optional(z.unknown()) }))
    .output(Received),
}

export type HookView = z.infer<typeof Hook>
export type CallRefusal = (typeof CALL_REFUSALS)[number]
export type RefusedCallView = z.infer<typeof RefusedCall>
export type ReceivedView = z.infer<typeof Received>
