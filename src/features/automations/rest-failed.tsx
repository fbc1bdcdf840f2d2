import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '#ui/button.tsx'

/** Only the first of a long list have come. */
export function RestFailed({ count, onRetry }: { count: number; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b bg-warning-tint px-4 py-1.5 text-warning-text sm:px-5"
    >
      <p>
        <Plural
          value={count}
          one="Only the first # is here; the rest could not be read."
          other="Only the first # are here; the rest could not be read."
        />
      </p>
      <Button size="small" variant="ghost" onClick={onRetry}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  )
}
