import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'

type RowRefusalProps = {
  /** What was refused and why, and what helps. */
  text: string
  /** The link that leads out of it. */
  link?: ReactNode
  onRetry?: (() => void) | undefined
  onDismiss: () => void
  className?: string
}

/** Why a row's switch went back, beside it, until it is dismissed or something else is switched. */
export function RowRefusal({ text, link, onRetry, onDismiss, className }: RowRefusalProps) {
  return (
    <div
      role="alert"
      className={cx(
        'col-span-full mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border border-used-up-border bg-used-up-tint px-3 py-1 text-used-up-text',
        className,
      )}
    >
      <p className="prose-width min-w-0 flex-1 basis-60 wrap-anywhere">{text}</p>
      <div className="-mx-2 flex flex-wrap items-center gap-1">
        {link}
        {onRetry && (
          <Button size="small" variant="ghost" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={onDismiss}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    </div>
  )
}

/** How its link looks, which the router's draws. */
export const rowRefusalLink =
  'inline-flex min-h-7 items-center rounded-control px-2 font-medium underline underline-offset-2'
