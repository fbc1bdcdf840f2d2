import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '#ui/button.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { PartMissing, retryParts } from '#ui/on-demand.ts'

/** Something in the page failed that should not. What was saved is saved. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui()
  const isMissing = error instanceof PartMissing
  return (
    <ErrorState
      level={2}
      title={isMissing ? t`This part of the page could not be loaded` : t`This page failed`}
      reason={isMissing ? t`The connection may be gone.` : error instanceof Error ? error.message : null}
      help={<Trans>Your data is kept. Try again, or reload the page.</Trans>}
      onRetry={() => {
        retryParts()
        reset()
      }}
      actions={
        <Button onClick={() => location.reload()}>
          <Trans>Reload the page</Trans>
        </Button>
      }
    />
  )
}
