import { Trans, useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

/** Asks before a page with unsaved changes is left, by a link, by Back or by closing the tab. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useLingui()
  const { status, proceed, reset } = useBlocker({
    // The page's own address may change as it likes.
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: isChanged,
    withResolver: true,
  })
  return (
    <Dialog
      open={status === 'blocked'}
      kind="confirm"
      title={t`Leave without saving?`}
      onClose={() => reset?.()}
      footer={
        <>
          <Button onClick={() => proceed?.()}>
            <Trans>Leave without saving</Trans>
          </Button>
          <Button variant="primary" onClick={() => reset?.()}>
            <Trans>Stay</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>The changes to the billing details are not saved.</Trans>
      </p>
    </Dialog>
  )
}
