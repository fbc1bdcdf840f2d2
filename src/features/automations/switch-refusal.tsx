import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationView } from '#contract/automations.ts'
import { RowRefusal, rowRefusalLink } from '#ui/row-refusal.tsx'
import type { SwitchState } from './use-switches.ts'

type SwitchRefusalProps = {
  automation: AutomationView
  state: Extract<SwitchState, { kind: 'refused' }>
  actions: {
    switchOne: (automation: AutomationView, active: boolean) => void
    dismiss: (id: AutomationView['id']) => void
  }
}

/** U7: why the switch went back, and the way out of it. */
export function SwitchRefusal({ automation, state, actions }: SwitchRefusalProps) {
  const { text, wayOut } = useRefusal()(state.error)
  return (
    <RowRefusal
      text={text}
      link={
        wayOut === 'upgrade' && (
          <Link to="/settings/billing" search={{ for: 'upgrade' }} className={rowRefusalLink}>
            <Trans context="usage">Upgrade</Trans>
          </Link>
        )
      }
      onRetry={wayOut === 'retry' ? () => actions.switchOne(automation, state.active) : undefined}
      onDismiss={() => actions.dismiss(automation.id)}
      className="sm:col-start-2"
    />
  )
}
