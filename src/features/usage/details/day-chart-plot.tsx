import { scaleBand, scaleLinear } from '@visx/scale'
import type { PacificDate } from '#domain/brand.ts'
import type { Projection } from '#domain/projection.ts'
import { dayName, type PlottedDay } from './chart-days.ts'
import { DayBars } from './day-bars.tsx'
import { type Columns, heights, plotHeight, sides } from './day-chart-frame.ts'
import { labelLook, strongLabelLook } from './day-chart-look.tsx'
import { MonthLine } from './month-line.tsx'

/** The day whose column is at `x` pixels, or the nearest one. */
export function columnAt(x: number, { width, days }: { width: number; days: number }): number {
  const column = Math.floor(((x - sides.left) / (width - sides.left - sides.right)) * days)
  return Math.min(days - 1, Math.max(0, column))
}

type DayChartPlotProps = {
  plotted: readonly PlottedDay[]
  projection: Projection | null
  allowance: number | null
  locale: string
  width: number
  chosen: number | null
}

/** Above, the month as it adds up; below, its days. Hidden from those who listen: the range and the table speak. */
export function DayChartPlot({ plotted, projection, allowance, locale, width, chosen }: DayChartPlotProps) {
  const scale = scaleBand<PacificDate>({
    domain: plotted.map(({ date }) => date),
    range: [sides.left, width - sides.right],
    paddingInner: 0.3,
    paddingOuter: 0.15,
  })
  const step = scale.step()
  const bar = scale.bandwidth()
  const barOf = (date: PacificDate) => scale(date) ?? sides.left
  const columns: Columns = {
    left: sides.left,
    right: width - sides.right,
    step,
    bar,
    barOf,
    centerOf: date => barOf(date) + bar / 2,
  }
  const total = projection?.kind === 'projected' ? projection.total : null
  const used = plotted.reduce((sum, day) => sum + day.used, 0)
  const most = Math.max(allowance ?? 0, total ?? 0, used, 1)
  const monthTop = heights.title
  const monthBase = monthTop + heights.month
  // Room above the highest line for what is written on it.
  const monthY = scaleLinear<number>({ domain: [0, most], range: [monthBase, monthTop + 14] })
  const daysTop = monthBase + heights.gap + heights.title
  const daysBase = daysTop + heights.days
  const busiest = Math.max(...plotted.map(day => day.used + Math.max(day.refused, day.expected ?? 0)), 1)
  const daysY = scaleLinear<number>({ domain: [0, busiest], range: [daysBase, daysTop], nice: 2 })
  const reached = allowance === null ? undefined : plotted.find(({ sum }) => sum >= allowance)
  const reachedOn = projection ? projection.runsOutOn : (reached?.date ?? null)
  const picked = chosen === null ? undefined : plotted[chosen]

  return (
    <svg aria-hidden width={width} height={plotHeight} className="absolute inset-0 overflow-visible">
      {picked && (
        <rect
          className="fill-hover forced-colors:fill-none forced-colors:stroke-[Highlight]"
          x={columns.centerOf(picked.date) - step / 2}
          y={monthTop}
          width={step}
          height={daysBase - monthTop}
        />
      )}
      <MonthLine {...{ plotted, columns, allowance, total, reachedOn, locale, picked }} y={monthY} />
      <DayBars {...{ plotted, columns, locale }} top={daysTop} y={daysY} />
      <DayLabels {...{ plotted, columns, locale }} y={daysBase + 16} />
    </svg>
  )
}

/** A date under each week's first column, and under today's; today's wins where two would touch. */
function DayLabels({
  plotted,
  columns,
  locale,
  y,
}: {
  plotted: readonly PlottedDay[]
  columns: Columns
  locale: string
  y: number
}) {
  // As wide as a date is, and some air. The last one ends with the chart instead of leaving it.
  const room = 50
  const xOf = ({ date }: PlottedDay) => Math.min(columns.centerOf(date), columns.right - room / 2 + 3)
  const today = plotted.find(({ when }) => when === 'today')
  const weeks = plotted.filter(
    (day, index) => index % 7 === 0 && (!today || Math.abs(xOf(day) - xOf(today)) >= room),
  )
  return [...weeks, ...(today ? [today] : [])].map(day => (
    <text
      key={day.date}
      x={xOf(day)}
      y={y}
      textAnchor="middle"
      className={day.when === 'today' ? strongLabelLook : labelLook}
    >
      {dayName(locale, day.date, 'day')}
    </text>
  ))
}
