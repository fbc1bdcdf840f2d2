import * as z from 'zod/mini'
import { OUTCOMES } from '#domain/run.ts'
import { AutomationIdField, RunIdField } from './fields.ts'

export const OutcomeField = z.enum(OUTCOMES)

/** A firing in short, as the request that set it off is answered. */
export const FiredRun = z.object({
  id: RunIdField,
  automationId: AutomationIdField,
  name: z.string(),
  outcome: OutcomeField,
})

export type FiredRunView = z.infer<typeof FiredRun>
