import { Trans, useLingui } from '@lingui/react/macro'
import Link2 from 'lucide-react/icons/link-2'
import { memo } from 'react'
import type { Names } from '#api/names.ts'
import type { RunView } from '#contract/runs.ts'
import { CHAIN_LINKS } from '#domain/run.ts'
import { formatDate, formatRelative } from '#ui/format.ts'
import { Tooltip } from '#ui/tooltip.tsx'
import { firedBy } from './fired-by.ts'
import { RunOutcome } from './run-outcome.tsx'

type RunRowProps = {
  run: RunView
  names: Names
  /** The service's clock; absent until known. */
  now: number | undefined
}

/** P8: one firing: which automation, what fired it, on what, how it ended, when. */
export const RunRow = memo(function RunRow({ run, names, now }: RunRowProps) {
  const { i18n } = useLingui()
  return (
    <li className="grid gap-x-4 gap-y-1 border-b px-4 py-2 transition-colors hover:bg-hover sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem] sm:px-5">
      <div className="min-w-0">
        <p dir="auto" className="font-medium wrap-anywhere">
          {run.automationName}
        </p>
        <p className="text-text-muted wrap-anywhere">
          {run.task && (
            <>
              <bdi className="text-text">{run.task.title}</bdi>
              <span className="px-1.5">·</span>
            </>
          )}
          {firedBy(i18n, run, names)}
        </p>
      </div>
      <div className="min-w-0">
        <RunOutcome run={run} />
        {run.link > 1 && <ChainLink link={run.link} />}
      </div>
      <p className="tnum text-text-muted max-sm:text-small sm:text-right">
        <When at={run.at} now={now} />
      </p>
    </li>
  )
})

/** P7: it was another automation's step that fired this one. */
function ChainLink({ link }: { link: number }) {
  return (
    <p className="tnum flex items-center gap-1.5 text-small text-text-muted">
      <Link2 size={14} className="mx-px" />
      {link > CHAIN_LINKS ? (
        <Trans comment="P7: a chain of firings stops after five links">
          Link {link}, after the {CHAIN_LINKS} that run
        </Trans>
      ) : (
        <Trans comment="P7: which firing of a chain">Link {link} of a chain</Trans>
      )}
    </p>
  )
}

function When({ at, now }: { at: string; now: number | undefined }) {
  const { i18n } = useLingui()
  const instant = Date.parse(at)
  const exact = formatDate(i18n.locale, instant, 'full')
  return (
    <Tooltip content={exact}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time is in reach of the keyboard */}
      <time dateTime={at} tabIndex={0} className="rounded-control">
        {now === undefined
          ? formatDate(i18n.locale, instant, 'dayTime')
          : formatRelative(i18n.locale, Math.min(instant, now), now)}
      </time>
    </Tooltip>
  )
}
