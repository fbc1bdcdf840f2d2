import { Trans, useLingui } from '@lingui/react/macro'
import type { RunView } from '#contract/runs.ts'
import { CHAIN_LINKS } from '#domain/run.ts'
import { connectingPlan } from './outcome-reason.ts'

/** What an outcome means for the rest of the world: what stays, what was counted, what helps. */
export function OutcomeNote({ run }: { run: RunView }) {
  const { i18n } = useLingui()
  switch (run.outcome) {
    case 'done':
      return null
    case 'failed': {
      const failedAt = run.steps.findIndex(({ result }) => result === 'failed')
      if (failedAt <= 0) return null
      return (
        <p className="prose-width text-text-muted">
          <Trans>What the steps before it did stays.</Trans>
        </p>
      )
    }
    case 'refused':
      return (
        <p className="prose-width text-text-muted">
          <Trans>
            The month’s Actions were used up, so no step ran. It used no Action, and it does not run later by
            itself.
          </Trans>
        </p>
      )
    case 'stopped':
      return (
        <p className="prose-width text-text-muted">
          <Trans>
            Automations that set off each other run up to {CHAIN_LINKS} links; the next one stops here, for it
            is most often a loop. It used no Action. Look at which automation set it off.
          </Trans>
        </p>
      )
    case 'skipped': {
      const plan = connectingPlan(i18n)
      return (
        <p className="prose-width text-text-muted">
          <Trans>
            It uses a webhook or an integration, which needs {plan}, so no step ran. It used no Action.
          </Trans>
        </p>
      )
    }
  }
}
