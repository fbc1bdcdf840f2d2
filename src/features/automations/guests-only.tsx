import { Trans, useLingui } from '@lingui/react/macro'
import Lock from 'lucide-react/icons/lock'
import { useWhomToAsk } from '#api/use-whom-to-ask.ts'
import { EmptyState } from '#ui/empty-state.tsx'

/** P2: what a guest sees who follows a link into the modal. Nothing is asked of the service that it would refuse. */
export function GuestsOnly() {
  const { t } = useLingui()
  const names = useWhomToAsk('workspace')
  return (
    <EmptyState icon={Lock} title={t`Guests cannot configure automations`}>
      <p>
        <Trans>What you do on tasks still fires the automations that are set up here.</Trans>
      </p>
      {names !== '' && (
        <p>
          <Trans>To change them, ask an owner or admin: {names}.</Trans>
        </p>
      )}
    </EmptyState>
  )
}
