import { Trans } from '@lingui/react/macro'
import CircleAlert from 'lucide-react/icons/circle-alert'
import RotateCw from 'lucide-react/icons/rotate-cw'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

type ErrorStateProps = {
  /** What is missing: "The usage cannot be shown". */
  title: string
  /** The level that fits the page's outline. */
  level?: 2 | 3 | 4
  /** Why, as far as it is known. */
  reason?: ReactNode
  /** What helps, when trying again does not. */
  help?: ReactNode
  onRetry?: () => void
  retrying?: boolean
  /** Another way on. */
  actions?: ReactNode
}

export function ErrorState({
  title,
  level = 3,
  reason,
  help,
  onRetry,
  retrying = false,
  actions,
}: ErrorStateProps) {
  const Heading = `h${level}` as const
  return (
    <div role="alert" className="mx-auto flex max-w-110 flex-col items-center gap-2 px-4 py-10 text-center">
      <CircleAlert size={24} strokeWidth={1.5} className="text-suspended-text" />
      <Heading className="text-heading">{title}</Heading>
      {reason && <div className="text-pretty wrap-anywhere">{reason}</div>}
      {help && <div className="text-pretty text-text-muted">{help}</div>}
      {(onRetry || actions) && (
        <div className="mt-2 flex flex-wrap justify-center gap-2">
          {onRetry && (
            <Button icon={RotateCw} onClick={onRetry} pending={retrying}>
              <Trans>Try again</Trans>
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  )
}
