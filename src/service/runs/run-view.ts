import type { FiredRunView } from '#contract/fired-run.ts'
import type { Run } from '#domain/run.ts'

export function firedRunView(
  run: Pick<Run, 'id' | 'automationId' | 'automationName' | 'outcome'>,
): FiredRunView {
  return { id: run.id, automationId: run.automationId, name: run.automationName, outcome: run.outcome }
}
