import { useLingui } from '@lingui/react/macro'
import type { ReceivedView } from '#contract/hooks.ts'

type FiredRun = ReceivedView['runs'][number]

/** What a payload fired, in a few words. */
export function FiredRuns({ runs }: { runs: readonly FiredRun[] }) {
  const { t } = useLingui()
  if (runs.length === 0) return t`Nothing ran`
  return runs.map(outcome).join(', ')

  function outcome({ name, outcome: ended }: FiredRun): string {
    switch (ended) {
      case 'done':
        return t`“${name}” ran`
      case 'failed':
        return t`“${name}” failed`
      case 'refused':
        return t`“${name}” was refused`
      case 'stopped':
        return t`“${name}” was stopped`
      case 'skipped':
        return t`“${name}” was skipped`
    }
  }
}
