import type { FiredRunView, RunView } from '#contract/runs.ts'
import type { Run } from '#domain/run.ts'
import { isoInstant } from '#domain/zoned.ts'

export function runView(run: Run): RunView {
  return { ...run, at: isoInstant(run.at) }
}

export function firedRunView(
  run: Pick<Run, 'id' | 'automationId' | 'automationName' | 'outcome'>,
): FiredRunView {
  return { id: run.id, automationId: run.automationId, name: run.automationName, outcome: run.outcome }
}
