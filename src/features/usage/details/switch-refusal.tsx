import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { SwitchState } from '#api/use-automation-switch.ts'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationPartView } from '#contract/usage-detail.ts'
import { RowRefusal, rowRefusalLink } from '#ui/row-refusal.tsx'

type SwitchRefusalProps = {
  part: AutomationPartView
  state: Extract<SwitchState, { kind: 'refused' }>
  actions: {
    switchOne: (part: AutomationPartView, active: boolean) => void
    dismiss: (id: AutomationPartView['id']) => void
  }
}

/** U7: why the switch went back, and the way out of it. */
export function SwitchRefusal({ part, state, actions }: SwitchRefusalProps) {
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
      onRetry={wayOut === 'retry' ? () => actions.switchOne(part, state.active) : undefined}
      onDismiss={() => actions.dismiss(part.id)}
    />
  )
}
