import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '#ui/button.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'

/** T4: the backend could not start. What is wrong, why, and what to do; the data is left as it is. */
export function StartFailure({ error }: { error: unknown }) {
  const { t } = useLingui()
  const reason = reasonOf(error)
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas">
      <h1 className="sr-only">
        <Trans>Headroom</Trans>
      </h1>
      <ErrorState
        level={2}
        title={t`Headroom could not start`}
        {...words()}
        actions={
          reason === 'unknown_scenario' ? (
            <LinkButton render={<a href="/" />}>
              <Trans>Open the workspace</Trans>
            </LinkButton>
          ) : (
            <Button variant="primary" onClick={() => location.reload()}>
              <Trans>Reload the page</Trans>
            </Button>
          )
        }
      />
    </main>
  )

  function words(): { reason: string; help: string } {
    switch (reason) {
      case 'no_service_worker':
        return {
          reason: t`This browser offers no service worker here, and Headroom answers its own requests with one.`,
          help: t`Open this address over https, in a window that is not private, in a current browser.`,
        }
      case 'registration_failed':
        return {
          reason: t`The service worker that answers Headroom’s requests could not be started.`,
          help: t`Allow site data and service workers for this address, close its other tabs, and reload the page.`,
        }
      case 'blocked':
        return {
          reason: t`This browser does not let the page keep data, or another tab holds on to it.`,
          help: t`Close the other tabs of this address, allow site data for it, and reload the page. Your data is kept.`,
        }
      case 'full':
        return {
          reason: t`This browser’s storage is full.`,
          help: t`Free some space on this device and reload the page. Your data is kept.`,
        }
      case 'newer':
        return {
          reason: t`The data here was written by a newer version of Headroom.`,
          help: t`Close the other tabs of this address and reload the page to get that version. Your data is kept.`,
        }
      case 'unreadable':
        return {
          reason: t`The data in this browser cannot be read.`,
          help: t`Reload the page. The data is left as it is.`,
        }
      case 'unknown_scenario':
        return {
          reason: t`There is no state of the name in this address.`,
          help: t`Correct the link, or open the workspace.`,
        }
      case 'unknown':
        return {
          reason: t`Something failed that should not, or a part of the page could not be fetched.`,
          help: t`Check the connection and reload the page. Your data is kept.`,
        }
    }
  }
}

const REASONS = [
  'no_service_worker',
  'registration_failed',
  'blocked',
  'full',
  'newer',
  'unreadable',
  'unknown_scenario',
] as const

function reasonOf(error: unknown): (typeof REASONS)[number] | 'unknown' {
  const told = error instanceof Error && 'reason' in error ? error.reason : undefined
  return REASONS.find(reason => reason === told) ?? 'unknown'
}
