import { useLingui } from '@lingui/react/macro'
import { Line, LinePath } from '@visx/shape'
import type { PacificDate } from '#domain/brand.ts'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { aboutTotal } from './about-total.ts'
import { dayName, type PlottedDay } from './chart-days.ts'
import type { Columns, Scale } from './day-chart-frame.ts'
import { gridLook, labelLook, lineLook, strongLabelLook } from './day-chart-look.tsx'

type MonthLineProps = {
  plotted: readonly PlottedDay[]
  columns: Columns
  y: Scale
  allowance: number | null
  /** What the month takes at this pace; null where nothing is projected. */
  total: number | null
  /** The day on which the allowance is used up. */
  reachedOn: PacificDate | null
  locale: string
  /** The day whose sum is marked. */
  picked: PlottedDay | undefined
}

type Point = { x: number; y: number }

/** The month as it adds up: a line so far, dashed what is expected, and the line of the allowance. */
export function MonthLine({
  plotted,
  columns,
  y,
  allowance,
  total,
  reachedOn,
  locale,
  picked,
}: MonthLineProps) {
  const { t } = useLingui()
  const point = (day: PlottedDay): Point => ({ x: columns.centerOf(day.date), y: y(day.sum) })
  const soFar = plotted.filter(({ when }) => when !== 'future')
  const toCome = total === null ? [] : plotted.filter(({ when }) => when !== 'past')
  const past = [{ x: columns.left, y: y(0) }, ...soFar.map(point)]
  const ahead = total === null ? [] : [...toCome.map(point), { x: columns.right, y: y(total) }]
  const crossing = allowance === null ? undefined : crossingOf([...past, ...ahead.slice(1)], y(allowance))
  const needed = total !== null && allowance !== null && total > allowance
  const rounded = aboutTotal(locale, total ?? 0, allowance ?? total ?? 1)

  return (
    <g>
      <text x={0} y={10} className={labelLook}>
        {t`Month’s total`}
      </text>
      {total !== null && (
        <text x={columns.right} y={10} textAnchor="end" className={labelLook}>
          {needed ? t`about ${rounded} needed` : t`about ${rounded} expected`}
        </text>
      )}
      <Line from={{ x: columns.left, y: y(0) }} to={{ x: columns.right, y: y(0) }} className={gridLook} />
      <text x={columns.left - 6} y={y(0)} dy="0.35em" textAnchor="end" className={labelLook}>
        {formatNumber(locale, 0)}
      </text>
      {allowance !== null && (
        <AllowanceLine {...{ columns, allowance, locale }} y={y(allowance)} crossingX={crossing?.x} />
      )}
      <LinePath data={past} x={({ x }) => x} y={point => point.y} className={lineLook} strokeWidth={1.75} />
      {ahead.length > 1 && (
        <LinePath
          data={ahead}
          x={({ x }) => x}
          y={point => point.y}
          className={cx(lineLook, '[stroke-dasharray:3_4]')}
          strokeWidth={1.75}
        />
      )}
      {crossing && reachedOn && <Crossing {...crossing}>{dayName(locale, reachedOn, 'day')}</Crossing>}
      {picked && <circle cx={columns.centerOf(picked.date)} cy={y(picked.sum)} r={3.5} className={dotLook} />}
    </g>
  )
}

type AllowanceLineProps = {
  columns: Columns
  allowance: number
  locale: string
  y: number
  crossingX: number | undefined
}

/** Labelled at the left, above the line; below it at the right where the month reaches it early and is above it there. */
function AllowanceLine({ columns, allowance, locale, y, crossingX }: AllowanceLineProps) {
  const { t } = useLingui()
  const most = formatNumber(locale, allowance)
  // Beside each other at the left, the label and the day of the crossing take that much.
  const early = crossingX !== undefined && crossingX < columns.left + 190
  return (
    <>
      <Line
        from={{ x: columns.left, y }}
        to={{ x: columns.right, y }}
        className="stroke-used-up-solid"
        strokeWidth={1.25}
      />
      <Written x={early ? columns.right : columns.left} y={early ? y + 14 : y - 5} end={early}>
        {t`Allowance ${most}`}
      </Written>
    </>
  )
}

/** Where the month reaches its allowance, and on which day. */
function Crossing({ x, y, children }: Point & { children: string }) {
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r={3.5}
        className="fill-surface-raised stroke-used-up-solid forced-colors:fill-[Canvas]"
        strokeWidth={2}
      />
      <Written x={x - 6} y={y - 6} end strong>
        {children}
      </Written>
    </>
  )
}

/** Text on the drawing, with a rim of the ground around it where it crosses a line. */
function Written({
  x,
  y,
  end,
  strong,
  children,
}: Point & { end: boolean; strong?: boolean; children: string }) {
  return (
    <text
      {...{ x, y }}
      textAnchor={end ? 'end' : 'start'}
      strokeWidth={4}
      strokeLinejoin="round"
      className={cx(
        strong ? strongLabelLook : labelLook,
        'stroke-surface-raised [paint-order:stroke] forced-colors:stroke-[Canvas]',
      )}
    >
      {children}
    </text>
  )
}

const dotLook =
  'fill-neutral-12 stroke-surface-raised stroke-2 forced-colors:fill-[CanvasText] forced-colors:stroke-[Canvas]'

/** Where a line that only rises first is as high as `height`; heights grow downwards. */
function crossingOf(points: readonly Point[], height: number): Point | undefined {
  const after = points.findIndex(({ y }) => y <= height + 1e-6)
  const [before, to] = [points[after - 1], points[after]]
  if (!before || !to) return undefined
  const share = before.y === to.y ? 0 : (before.y - height) / (before.y - to.y)
  return { x: before.x + share * (to.x - before.x), y: height }
}
