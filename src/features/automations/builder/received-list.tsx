import { Trans, useLingui } from '@lingui/react/macro'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useNow } from '#api/use-now.ts'
import type { CallRefusal, HookView, ReceivedView, RefusedCallView } from '#contract/hooks.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { FiredRuns } from './fired-runs.tsx'

/** What came to a webhook lately, and the calls that were refused before anything could be read of them; newest first. */
export function ReceivedList({ received, refused }: Pick<HookView, 'received' | 'refused'>) {
  const { t } = useLingui()
  if (received.length === 0 && refused.length === 0) {
    return (
      <p className="text-text-muted">
        <Trans>Nothing has come yet. What comes is shown here, and its fields can be used below.</Trans>
      </p>
    )
  }
  const rows = [
    ...received.map(one => ({ at: one.at, key: one.id, row: <Received received={one} /> })),
    ...refused.map(one => ({ at: one.at, key: `refused ${one.at}`, row: <Refused refused={one} /> })),
  ].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return (
    <section aria-label={t`Received lately`}>
      <h3 className="pb-1 font-medium">
        <Trans>Received lately</Trans>
      </h3>
      <ul className="divide-y rounded-control border">
        {rows.map(({ key, row }) => (
          <li key={key}>{row}</li>
        ))}
      </ul>
    </section>
  )
}

const line = 'flex min-h-8 flex-wrap items-center gap-x-3 px-2.5 py-1'

function Received({ received: { at, source, test, payload, runs } }: { received: ReceivedView }) {
  const { t } = useLingui()
  return (
    <details className="group">
      <summary className={`${line} cursor-pointer hover:bg-hover focus-visible:-outline-offset-2`}>
        <span className="min-w-0 font-medium wrap-anywhere">
          {test
            ? t({ message: 'Test', context: 'a payload' })
            : (source ??
              t({ message: 'Webhook', comment: 'A payload whose sender does not say what it is' }))}
        </span>
        <CameAt at={at} />
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

function Refused({ refused: { at, reason } }: { refused: RefusedCallView }) {
  return (
    <div className={line}>
      <span className="flex items-center gap-1.5 font-medium text-suspended-text">
        <TriangleAlert size={14} />
        <Trans context="a call to a webhook">Refused</Trans>
      </span>
      <CameAt at={at} />
      <span className="min-w-0 text-small text-text-muted wrap-anywhere sm:ml-auto">
        <Why reason={reason} />
      </span>
    </div>
  )
}

function Why({ reason }: { reason: CallRefusal }) {
  switch (reason) {
    case 'unsigned':
      return <Trans>It was not signed.</Trans>
    case 'signature_wrong':
      return <Trans>The signature does not fit: check the secret.</Trans>
    case 'signature_old':
      return <Trans>It was signed more than five minutes ago: check the sender’s clock.</Trans>
    case 'no_json':
      return <Trans>The body was not JSON.</Trans>
    case 'too_long':
      return <Trans>The body was longer than 256 kB.</Trans>
  }
}

function CameAt({ at }: { at: string }) {
  const { i18n } = useLingui()
  const now = useNow(30_000)
  const instant = Date.parse(at)
  return (
    <time
      dateTime={at}
      title={formatDate(i18n.locale, instant, 'full')}
      className="tnum text-small text-text-muted"
    >
      {now === undefined
        ? formatDate(i18n.locale, instant, 'dayTime')
        : formatRelative(i18n.locale, Math.min(instant, now), now)}
    </time>
  )
}
