import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { cx } from '#ui/cx.ts'
import { formatDate, formatNumber } from '#ui/format.ts'
import { shareText } from './share-of.ts'

/** What all rows of a list share. */
export type Scale = {
  kind: 'automation' | 'place' | 'day'
  /** All Actions of the month, which shares are of. */
  total: number
  /** What the longest bar stands for; null for none. */
  most: number | null
}

const grids: Record<Scale['kind'], string> = {
  automation: 'grid-cols-[minmax(0,1fr)_1.75rem] sm:grid-cols-[minmax(0,1fr)_4.5rem_8.5rem_6rem_1.75rem]',
  place: 'grid-cols-1 sm:grid-cols-[minmax(0,1fr)_4.5rem_8.5rem_6rem]',
  day: 'grid-cols-1 sm:grid-cols-[minmax(0,1fr)_4.5rem_16rem]',
}

/** The columns: name, Actions, share, last run, switch; below 640 px the numbers stand under the name. */
export const partGrid = (kind: Scale['kind']) =>
  // As wide as the panel around it, so that a row is lit from edge to edge.
  cx('tnum -mx-4 grid items-start gap-x-4 gap-y-0.5 px-4 sm:-mx-5 sm:px-5', grids[kind])

type PartRowProps = Scale & {
  name: ReactNode
  note?: ReactNode
  used: number
  /** Absent where there is none to tell. */
  lastRun?: ReactNode
  control?: ReactNode
  /** Under the row. */
  children?: ReactNode
}

/** One of those that used the month's Actions: how many, and how great a part that is. */
export function PartRow({ kind, total, most, name, note, used, lastRun, control, children }: PartRowProps) {
  return (
    <div className={cx(partGrid(kind), 'border-t py-2 transition-colors hover:bg-hover')}>
      <div className="min-w-0 py-0.5">
        {name}
        {note && (
          <div className="flex flex-wrap gap-x-3 text-small text-text-muted wrap-anywhere">{note}</div>
        )}
      </div>
      <div className="flex flex-wrap gap-x-3 text-text-muted max-sm:col-start-1 max-sm:row-start-2 max-sm:text-small sm:contents sm:text-text">
        <Used used={used} />
        <Share {...{ used, total, most }} />
        {lastRun}
      </div>
      {control}
      {children}
    </div>
  )
}

export function Used({ used }: { used: number }) {
  const { i18n } = useLingui()
  return (
    <p className="sm:py-0.5 sm:text-right sm:text-text">
      {formatNumber(i18n.locale, used)}
      <span className="sm:sr-only">
        {' '}
        <Plural value={used} one="Action" other="Actions" />
      </span>
    </p>
  )
}

function Share({ used, total, most }: Omit<Scale, 'kind'> & { used: number }) {
  const { i18n } = useLingui()
  return (
    <div className="flex items-center gap-3 sm:py-0.5">
      {/* To compare at a glance; the number says it. */}
      {most !== null && (
        <span
          aria-hidden
          className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-meter-track max-sm:hidden forced-colors:border"
        >
          <span
            className="block h-full rounded-full bg-neutral-9 transition-[width] duration-180 forced-colors:bg-[CanvasText]"
            style={{ width: `${most === 0 ? 0 : (100 * used) / most}%` }}
          />
        </span>
      )}
      <span className="ml-auto text-text-muted sm:w-12 sm:text-right">
        {shareText(i18n.locale, used, total)}
      </span>
    </div>
  )
}

/** How many firings were refused, and since when where that is known. */
export function Refused({ count, since = null }: { count: number; since?: string | null }) {
  const { i18n } = useLingui()
  if (count === 0) return null
  const first = since === null ? '' : formatDate(i18n.locale, Date.parse(since), 'dayTime')
  return (
    <span className="text-suspended-text">
      {since === null ? (
        <Plural value={count} one="# refused" other="# refused" />
      ) : (
        <Plural value={count} one={`# refused since ${first}`} other={`# refused since ${first}`} />
      )}
    </span>
  )
}

/** What the columns are; those who listen hear it in every row. */
export function PartHeadings({ kind }: Pick<Scale, 'kind'>) {
  return (
    <div aria-hidden className={cx(partGrid(kind), 'pb-1 text-small text-text-muted max-sm:hidden')}>
      <span />
      <span className="text-right">
        <Trans>Actions</Trans>
      </span>
      <span className="text-right">
        <Trans comment="Heading of a column: of all Actions of the month">Share</Trans>
      </span>
      {kind !== 'day' && (
        <span className="text-right">
          <Trans>Last run</Trans>
        </span>
      )}
    </div>
  )
}
