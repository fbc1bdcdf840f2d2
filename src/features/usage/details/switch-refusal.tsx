import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { SwitchState } from '#api/use-automation-switch.ts'
import { useRefusal } from '#api/use-refusal.ts'
import type { AutomationPartView } from '#contract/usage-detail.ts'
import { Button } from '#ui/button.tsx'

type SwitchRefusalProps = {
  part: AutomationPartView
  state: Extract<SwitchState, { kind: 'refused' }>
  actions: {
    switchOne: (part: AutomationPartView, active: boolean) => void
    dismiss: (id: AutomationPartView['id']) => void
  }
}

/** U7: why the switch went back, beside it, until it is dismissed or something else is switched. */
export function SwitchRefusal({ part, state, actions }: SwitchRefusalProps) {
  const { text, wayOut } = useRefusal()(state.error)
  return (
    <div
      role="alert"
      className="col-span-full mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border border-used-up-border bg-used-up-tint px-3 py-1 text-used-up-text"
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
          <Button size="small" variant="ghost" onClick={() => actions.switchOne(part, state.active)}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={() => actions.dismiss(part.id)}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    </div>
  )
}
