import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Refusal as RefusalWords, useRefusal } from '#api/use-refusal.ts'
import { Button } from '#ui/button.tsx'
import { LinkButton } from '#ui/link-button.tsx'

export type SaveChoice = { label: string; active: boolean | undefined }

type SaveBarProps = {
  primary: SaveChoice
  secondary: SaveChoice | null
  /** U7: why it can only be saved as inactive. */
  full: ReactNode
  /** What keeps it from being saved, for those who have just tried. */
  wrong: ReactNode
  /** What the service said against it that no field is about. */
  error: unknown
  pending: boolean
  disabledReason: string | undefined
  onSave: (active: boolean | undefined) => void
  onCancel: () => void
}

/** Under the builder, always in view: Save, and what stands in its way. */
export function SaveBar({
  primary,
  secondary,
  full,
  wrong,
  error,
  pending,
  disabledReason,
  onSave,
  onCancel,
}: SaveBarProps) {
  const refusalOf = useRefusal()
  const refusal = error === undefined ? null : refusalOf(error)
  return (
    <footer className="shrink-0 border-t px-4 py-3 short:sticky short:bottom-0 short:bg-surface-raised short:py-1 sm:px-5">
      {refusal && <Refused refusal={refusal} />}
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
        <div className={wrong || full ? 'mr-auto min-w-0 flex-1 basis-60' : 'mr-auto'}>
          <p role="alert" className="text-suspended-text empty:hidden">
            {wrong}
          </p>
          {!wrong && full && <p className="prose-width text-text-muted">{full}</p>}
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2">
          <Button variant="ghost" onClick={onCancel}>
            <Trans comment="Leave the builder; what was changed is kept">Cancel</Trans>
          </Button>
          {secondary && (
            <Button
              pending={pending}
              disabledReason={disabledReason}
              onClick={() => onSave(secondary.active)}
            >
              {secondary.label}
            </Button>
          )}
          <Button
            variant="primary"
            pending={pending}
            disabledReason={disabledReason}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={() => onSave(primary.active)}
          >
            {primary.label}
          </Button>
        </div>
      </div>
    </footer>
  )
}

function Refused({ refusal: { text, wayOut } }: { refusal: RefusalWords }) {
  return (
    <div
      role="alert"
      className="mb-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border border-used-up-border bg-used-up-tint px-3 py-1.5 text-used-up-text"
    >
      <p className="prose-width min-w-0 flex-1 basis-60 wrap-anywhere">
        <span className="font-medium">
          <Trans>Not saved.</Trans>
        </span>{' '}
        {text}
      </p>
      {wayOut === 'upgrade' && (
        <LinkButton size="small" render={<Link to="/settings/billing" search={{ for: 'upgrade' }} />}>
          <Trans context="usage">Upgrade</Trans>
        </LinkButton>
      )}
    </div>
  )
}
