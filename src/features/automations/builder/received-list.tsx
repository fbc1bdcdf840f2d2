import { Trans, useLingui } from '@lingui/react/macro'
import { useNow } from '#api/use-now.ts'
import type { ReceivedView } from '#contract/hooks.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { FiredRuns } from './fired-runs.tsx'

/** The latest payloads of a webhook, newest first. */
export function ReceivedList({ received }: { received: readonly ReceivedView[] }) {
  const { t } = useLingui()
  if (received.length === 0) {
    return (
      <p className="text-text-muted">
        <Trans>Nothing has come yet. What comes is shown here, and its fields can be used below.</Trans>
      </p>
    )
  }
  return (
    <section aria-label={t`Received lately`}>
      <h3 className="pb-1 font-medium">
        <Trans>Received lately</Trans>
      </h3>
      <ul className="divide-y rounded-control border">
        {received.map(one => (
          <li key={one.id}>
            <Received received={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Received({ received: { at, source, payload, runs } }: { received: ReceivedView }) {
  const { t, i18n } = useLingui()
  const now = useNow(30_000)
  const instant = Date.parse(at)
  return (
    <details className="group">
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-3 px-2.5 py-1 hover:bg-hover focus-visible:-outline-offset-2">
        <span className="min-w-0 font-medium wrap-anywhere">
          {source ?? t({ message: 'Test', context: 'a payload' })}
        </span>
        <time
          dateTime={at}
          title={formatDate(i18n.locale, instant, 'full')}
          className="tnum text-small text-text-muted"
        >
          {now === undefined
            ? formatDate(i18n.locale, instant, 'dayTime')
            : formatRelative(i18n.locale, Math.min(instant, now), now)}
        </time>
        <span className="ml-auto min-w-0 text-small text-text-muted wrap-anywhere">
          <FiredRuns runs={runs} />
        </span>
      </summary>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for the keyboard
        tabIndex={0}
        className="max-h-64 overflow-auto border-t bg-neutral-2 p-2.5 font-mono text-small focus-visible:-outline-offset-2"
      >
        {JSON.stringify(payload, null, 2)}
      </pre>
    </details>
  )
}
