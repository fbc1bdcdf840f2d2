import { useLingui } from '@lingui/react/macro'
import { cx } from './cx.ts'

export type MeterState = 'ok' | 'warning' | 'used_up' | 'suspended'

type MeterProps = {
  /** Names it: "Actions used this month". */
  label: string
  /** The value in words, as read out: "8,730 of 10,000 Actions used, 87 %". */
  valueText: string
  value: number
  /** Above 0. */
  max: number
  state: MeterState
  /** Nothing is known yet: the same size, no value, no state. */
  loading?: boolean
  /** Where the mark stands, as a share; `null` for none. */
  tick?: number | null
  className?: string
}

const fills: Record<MeterState, string> = {
  ok: 'bg-meter-ok',
  warning: 'bg-warning-solid',
  used_up: 'bg-used-up-solid',
  suspended: 'bg-suspended-solid hatched',
}

/** A track of 8 px in a line of 16, with the mark at 90 %. The value as text stands beside it, and belongs to the caller. */
export function Meter({
  label,
  valueText,
  value,
  max,
  state,
  loading = false,
  tick = 0.9,
  className,
}: MeterProps) {
  const { t } = useLingui()
  const share = Math.min(1, Math.max(0, value / max))
  const semantics = loading
    ? { role: 'progressbar', 'aria-label': label, 'aria-valuetext': t`Loading…` }
    : {
        role: 'meter',
        'aria-label': label,
        'aria-valuemin': 0,
        'aria-valuemax': max,
        'aria-valuenow': Math.min(value, max),
        'aria-valuetext': valueText,
      }
  return (
    <div
      {...semantics}
      className={cx('relative flex h-4 w-full items-center forced-color-adjust-none', className)}
    >
      <div className="h-2 w-full overflow-hidden rounded-full bg-meter-track forced-colors:outline forced-colors:outline-[CanvasText]">
        {loading ? (
          <div className="h-full w-1/3 animate-late">
            <div className="h-full animate-sweep rounded-full bg-neutral-8" />
          </div>
        ) : (
          <div
            // A first Action is seen, however large the allowance.
            style={{ width: value > 0 ? `max(4px, ${share * 100}%)` : 0 }}
            className={cx('h-full transition-[width,background-color] duration-180', fills[state])}
          />
        )}
      </div>
      {tick !== null && (
        <span
          style={{ left: `${tick * 100}%` }}
          className="absolute inset-y-0.5 w-0.5 -translate-x-1/2 bg-meter-tick ring-1 ring-surface"
        />
      )}
    </div>
  )
}
