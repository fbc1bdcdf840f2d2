import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '#ui/button.tsx'
import { ErrorState } from '#ui/error-state.tsx'

/** Something in the page failed that should not. What was saved is saved. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui()
  return (
    <ErrorState
      level={2}
      title={t`This page failed`}
      reason={error instanceof Error ? error.message : null}
      help={<Trans>Your data is kept. Try again, or reload the page.</Trans>}
      onRetry={reset}
      actions={
        <Button onClick={() => location.reload()}>
          <Trans>Reload the page</Trans>
        </Button>
      }
    />
  )
}
