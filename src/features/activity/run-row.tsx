import { Trans, useLingui } from '@lingui/react/macro'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Link2 from 'lucide-react/icons/link-2'
import { memo, Suspense, useId, useState } from 'react'
import type { Names } from '#api/names.ts'
import type { RunView } from '#contract/runs.ts'
import { CHAIN_LINKS } from '#domain/run.ts'
import { cx } from '#ui/cx.ts'
import { fetchPart, lazyPart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import type { ActivityLinks } from './activity-links.ts'
import { firedBy } from './fired-by.ts'
import { RunOutcome } from './run-outcome.tsx'
import { StillSending } from './still-sending.tsx'
import { When } from './when.tsx'

const loadDetail = () => import('./run-detail.tsx')
const RunDetail = lazyPart(loadDetail, part => part.RunDetail)

type RunRowProps = {
  run: RunView
  names: Names
  links: ActivityLinks
  /** The service's clock; absent until known. */
  now: number | undefined
}

/** P8: one firing: which automation, what fired it, on what, how it ended, when. Opened, step by step. */
export const RunRow = memo(function RunRow({ run, names, links, now }: RunRowProps) {
  const { i18n } = useLingui()
  const id = useId()
  const [open, setOpen] = useState(false)
  const ahead = () => void fetchPart(loadDetail).catch(() => {})
  return (
    <li className="border-b">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has the button, whose press comes up to here */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for pointers, no control of its own */}
      <div
        onClick={event => {
          // Who marks text does not want it to move away.
          if (event.detail === 0 || getSelection()?.isCollapsed !== false) setOpen(!open)
        }}
        className="grid cursor-pointer gap-x-4 gap-y-1 px-4 py-2 transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus-ring sm:grid-cols-[minmax(0,5fr)_minmax(0,3fr)_5.5rem] sm:px-5"
      >
        <div className="flex min-w-0 gap-1.5">
          <ChevronRight
            size={16}
            className={cx('mt-0.5 text-text-muted transition-[rotate]', open && 'rotate-90')}
          />
          <div className="min-w-0">
            <button
              type="button"
              aria-expanded={open}
              aria-controls={open ? `${id}detail` : undefined}
              aria-describedby={`${id}what ${id}outcome`}
              onPointerEnter={ahead}
              onFocus={ahead}
              className="text-left font-medium outline-none wrap-anywhere"
            >
              <bdi>{run.automationName}</bdi>
            </button>
            <p id={`${id}what`} className="text-text-muted wrap-anywhere">
              {run.task && (
                <>
                  <bdi className="text-text">{run.task.title}</bdi>
                  <span className="px-1.5">·</span>
                </>
              )}
              {firedBy(i18n, run, names)}
            </p>
          </div>
        </div>
        <div id={`${id}outcome`} className="min-w-0 max-sm:pl-5.5">
          <div className="flex flex-wrap gap-x-3">
            <RunOutcome run={run} />
            <StillSending {...{ run, now }} />
          </div>
          {run.link > 1 && <ChainLink link={run.link} />}
        </div>
        <p className="tnum text-text-muted max-sm:pl-5.5 max-sm:text-small sm:text-right">
          <When at={run.at} now={now} />
        </p>
      </div>
      {open && (
        <div id={`${id}detail`} className="px-4 pt-1 pb-4 pl-9.5 sm:pr-5 sm:pl-10.5">
          <Suspense fallback={<Skeleton className="h-24 w-full" announced />}>
            <RunDetail {...{ run, names, links, now }} />
          </Suspense>
        </div>
      )}
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
