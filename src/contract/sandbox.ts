import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { TargetField } from './deliveries.ts'
import { CountField, IsoField, PlanField } from './fields.ts'

/** S2: what only designers and tests may see and do; served where the host says that it is a sandbox, else 404. */
const Sandbox = z.object({
  scenario: z.string(),
  /** The exact count, beside the displayed one. */
  used: CountField,
  displayed: CountField,
  refused: CountField,
  now: IsoField,
  resetsAt: IsoField,
  plan: PlanField,
  addOnActions: CountField,
})

/** What arrived at the built-in receiver, which stands for the outside: every address leads to it. */
const Arrival = z.object({
  id: z.string(),
  at: IsoField,
  target: TargetField,
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  /** Whether its signature fits; null where it carries none. */
  signed: z.nullable(z.boolean()),
  /** What the receiver answered; null where it let the sender wait for nothing. */
  status: z.nullable(z.int()),
})

export const sandbox = {
  arrivals: oc
    .route({
      method: 'GET',
      path: '/sandbox/arrivals',
      summary: 'What arrived at the built-in receiver, newest first',
    })
    .input(z.object({ after: z.optional(z.string().check(z.maxLength(200))) }))
    .output(z.object({ items: z.array(Arrival), next: z.nullable(z.string()) })),
  get: oc
    .route({ method: 'GET', path: '/sandbox', summary: 'The exact count and the clock' })
    .output(Sandbox),
  moveClock: oc
    .route({
      method: 'POST',
      path: '/sandbox/clock',
      summary: 'Move the service’s clock forward; it never runs backwards (T1)',
    })
    .input(z.object({ to: IsoField }))
    .output(Sandbox),
  answerChallenge: oc
    .route({
      method: 'POST',
      path: '/sandbox/challenges/{challenge}',
      summary: 'What the bank’s page does with a 3-D Secure challenge (B8)',
    })
    .input(z.object({ challenge: z.string().check(z.maxLength(200)), passed: z.boolean() }))
    .output(z.object({})),
  setPlan: oc
    .route({
      method: 'PATCH',
      path: '/sandbox',
      summary: 'Set the plan and the add-ons’ Actions, without a charge',
    })
    .input(z.object({ plan: z.optional(PlanField), addOnActions: z.optional(CountField) }))
    .output(Sandbox),
}

export type ArrivalView = z.infer<typeof Arrival>
export type SandboxView = z.infer<typeof Sandbox>
