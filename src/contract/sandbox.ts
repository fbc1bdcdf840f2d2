import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
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

export const sandbox = {
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
  setPlan: oc
    .route({
      method: 'PATCH',
      path: '/sandbox',
      summary: 'Set the plan and the add-ons’ Actions, without a charge',
    })
    .input(z.object({ plan: z.optional(PlanField), addOnActions: z.optional(CountField) }))
    .output(Sandbox),
}

export type SandboxView = z.infer<typeof Sandbox>
