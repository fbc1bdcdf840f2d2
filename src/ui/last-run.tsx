import { Trans, useLingui } from '@lingui/react/macro'
import { formatDate, formatRelative } from './format.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

type LastRunProps = {
  /** ISO 8601; null for never. */
  at: string | null
  /** Milliseconds of the clock that `at` is by; undefined until it is known. */
  now: number | undefined
}

/** When something ran last, as a cell of a list's row: how long ago, and exactly in its title. */
export function LastRun({ at, now }: LastRunProps) {
  const { i18n } = useLingui()
  const instant = at === null ? null : Date.parse(at)
  return (
    <p className="text-text-muted sm:py-0.5 sm:text-right">
      <VisuallyHidden>
        <Trans>Last run:</Trans>{' '}
      </VisuallyHidden>
      {at === null || instant === null ? (
        <Trans comment="An automation that has not run yet">never</Trans>
      ) : (
        <time dateTime={at} title={formatDate(i18n.locale, instant, 'full')}>
          {now === undefined
            ? formatDate(i18n.locale, instant, 'dayTime')
            : formatRelative(i18n.locale, Math.min(instant, now), now)}
        </time>
      )}
    </p>
  )
}
