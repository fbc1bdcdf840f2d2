import { Trans, useLingui } from '@lingui/react/macro'
import ChartColumn from 'lucide-react/icons/chart-column'
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react'
import type { UsageMonth } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { cx } from '#ui/cx.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatDate } from '#ui/format.ts'
import { type PlottedMonth, plotDays } from './chart-days.ts'
import { DayChartFlag } from './day-chart-flag.tsx'
import { chartFrame, plotHeight } from './day-chart-frame.ts'
import { DayChartLegend } from './day-chart-legend.tsx'
import { columnAt, DayChartPlot } from './day-chart-plot.tsx'
import { DayTable } from './day-table.tsx'
import { useDayWords } from './use-day-words.ts'
import { useWidth } from './use-width.ts'

export type DayChartProps = PlottedMonth & { month: UsageMonth; locale: string }

/**
 * U9: a month's Actions day by day, and above them how they add up against the allowance: two drawings over one row of
 * days, for a day's hundreds and a month's thousands share no scale. The projection is dashed in both.
 */
export function DayChart(props: DayChartProps) {
  const { month, days, today, locale } = props
  const monthName = formatDate(locale, Date.parse(month), 'month', 'UTC')
  const empty = days.every(({ used, refused }) => used + refused === 0)
  if (empty) return <EmptyMonth {...{ monthName }} over={today === null} />
  // Another month begins with no day chosen.
  return <FilledMonth key={month} {...props} {...{ monthName }} />
}

type FilledMonthProps = DayChartProps & { monthName: string }

function FilledMonth({ days, today, projection, allowance, locale, monthName }: FilledMonthProps) {
  const { t } = useLingui()
  const plotted = useMemo(
    () => plotDays({ days, today, projection, allowance }),
    [days, today, projection, allowance],
  )
  const words = useDayWords(locale)
  const area = useRef<HTMLDivElement>(null)
  const width = useWidth(area)
  const [asTable, setAsTable] = useState(false)
  const tableId = useId()
  // What the pointer is on goes before what the keyboard is on.
  const [pointed, setPointed] = useState<number | null>(null)
  const [walked, setWalked] = useState<number | null>(null)

  const last = plotted.length - 1
  const todayAt = plotted.findIndex(({ when }) => when === 'today')
  const home = todayAt < 0 ? last : todayAt
  const at = walked ?? home
  const chosen = pointed ?? walked
  const day = plotted[at]
  const said = day && words(day).spoken

  function point(event: PointerEvent<HTMLElement>) {
    const { left } = event.currentTarget.getBoundingClientRect()
    setPointed(columnAt(event.clientX - left, { width, days: plotted.length }))
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const next = stepFrom(at, event.key, last)
    if (next === undefined) return
    event.preventDefault()
    setPointed(null)
    setWalked(next)
  }

  return (
    <figure className={chartFrame} aria-label={t`Actions per day, ${monthName}`}>
      <DayChartFlag {...{ plotted, monthName, words }} at={chosen ?? (todayAt < 0 ? null : todayAt)} />
      <div
        ref={area}
        style={{ height: plotHeight }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={event => event.pointerType !== 'touch' && setPointed(null)}
        className="relative touch-pan-y rounded-control has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus-ring"
      >
        {width > 0 && <DayChartPlot {...{ plotted, allowance, locale, width, chosen, projection }} />}
        <input
          type="range"
          aria-label={t`Day, ${monthName}`}
          aria-valuetext={said}
          min={1}
          max={plotted.length}
          value={at + 1}
          onChange={event => setWalked(Number(event.currentTarget.value) - 1)}
          // The browser's own steps differ: a Page key goes a tenth of the way.
          onKeyDown={walk}
          onFocus={event => event.currentTarget.matches(':focus-visible') && setWalked(at)}
          onBlur={() => setWalked(null)}
          className="pointer-events-none absolute inset-0 size-full appearance-none opacity-0"
        />
      </div>
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 sm:min-h-7">
        <DayChartLegend plotted={plotted} />
        <Button
          variant="ghost"
          size="small"
          aria-expanded={asTable}
          aria-controls={tableId}
          onClick={() => setAsTable(!asTable)}
          className="-mx-2"
        >
          {asTable ? <Trans>Hide the table</Trans> : <Trans>Show as table</Trans>}
        </Button>
      </div>
      <div id={tableId} className={cx(!asTable && 'sr-only')}>
        <DayTable {...{ plotted, monthName, locale }} />
      </div>
    </figure>
  )
}

/** Arrows go a day, Page keys a week, Home and End to the month's ends. */
function stepFrom(at: number, key: string, last: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 7,
    PageUp: at + 7,
    Home: 0,
    End: last,
  }
  const next = steps[key]
  return next === undefined ? undefined : Math.min(last, Math.max(0, next))
}

function EmptyMonth({ monthName, over }: { monthName: string; over: boolean }) {
  const { t } = useLingui()
  return (
    <div className={cx(chartFrame, 'justify-center')}>
      <EmptyState
        icon={ChartColumn}
        title={over ? t`No Actions in ${monthName}` : t`No Actions yet in ${monthName}`}
      >
        {!over && <Trans>Each day’s Actions show here as automations run.</Trans>}
      </EmptyState>
    </div>
  )
}
