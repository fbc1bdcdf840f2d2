import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationView } from '#contract/automations.ts'
import { Button } from '#ui/button.tsx'
import type { SwitchState } from './use-switches.ts'

type RowRefusalProps = {
  automation: AutomationView
  state: Extract<SwitchState, { kind: 'refused' }>
  actions: {
    switchOne: (automation: AutomationView, active: boolean) => void
    dismiss: (id: AutomationView['id']) => void
  }
}

/** Why the switch went back, beside it, until it is dismissed or something else is switched. */
export function RowRefusal({ automation, state, actions }: RowRefusalProps) {
  const { text, wayOut } = useRefusal()(state.error)
  return (
    <div
      role="alert"
      className="col-span-full mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border border-used-up-border bg-used-up-tint px-3 py-1 text-used-up-text sm:col-start-2"
    >
      <p className="prose-width min-w-0 flex-1 basis-60 wrap-anywhere">{text}</p>
      <div className="-mx-2 flex flex-wrap items-center gap-1">
        {wayOut === 'upgrade' && (
          <Link
            to="/settings/billing"
            search={{ for: 'upgrade' }}
            className="inline-flex min-h-7 items-center rounded-control px-2 font-medium underline underline-offset-2"
          >
            <Trans context="usage">Upgrade</Trans>
          </Link>
        )}
        {wayOut === 'retry' && (
          <Button size="small" variant="ghost" onClick={() => actions.switchOne(automation, state.active)}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={() => actions.dismiss(automation.id)}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    </div>
  )
}
