import { useLingui } from '@lingui/react/macro'
import { Bar, Line } from '@visx/shape'
import { formatCompact } from '#ui/format.ts'
import type { PlottedDay } from './chart-days.ts'
import { type Columns, heights, type Scale } from './day-chart-frame.ts'
import {
  barLook,
  expectedLook,
  gridLook,
  Hatch,
  labelLook,
  refusedLook,
  todayLook,
} from './day-chart-look.tsx'

type DayBarsProps = {
  plotted: readonly PlottedDay[]
  columns: Columns
  /** Of the highest bar. */
  top: number
  y: Scale
  locale: string
}

/** A bar a day: what was used, on it what was refused, dashed what is expected. */
export function DayBars({ plotted, columns, top, y, locale }: DayBarsProps) {
  const { t } = useLingui()
  const base = y(0)
  // Actions are whole.
  const ticks = y.ticks(2).filter(Number.isInteger)
  const width = columns.bar
  return (
    <g>
      <text x={0} y={top - heights.title + 10} className={labelLook}>
        {t`Actions per day`}
      </text>
      {ticks.map(tick => (
        <g key={tick}>
          <Line
            from={{ x: columns.left, y: y(tick) }}
            to={{ x: columns.right, y: y(tick) }}
            className={gridLook}
          />
          <text x={columns.left - 6} y={y(tick)} dy="0.35em" textAnchor="end" className={labelLook}>
            {formatCompact(locale, tick)}
          </text>
        </g>
      ))}
      <Hatch>
        {hatch =>
          plotted.map(({ date, when, used, refused, expected }) => {
            const x = columns.barOf(date)
            // A first Action is seen, however busy the other days.
            const usedTop = used > 0 ? Math.min(y(used), base - 2) : base
            const refusedTop = Math.min(y(used + refused), usedTop - 3)
            const expectedTop = y(used + (expected ?? 0))
            return (
              <g key={date}>
                {used > 0 && (
                  <Bar
                    {...{ x, width }}
                    y={usedTop}
                    height={base - usedTop}
                    rx={Math.min(2, width / 4)}
                    className={when === 'today' ? todayLook : barLook}
                  />
                )}
                {refused > 0 && (
                  <Bar
                    x={x + 0.5}
                    width={width - 1}
                    y={refusedTop}
                    height={usedTop - refusedTop - 1}
                    fill={hatch}
                    className={refusedLook}
                  />
                )}
                {expected !== null && usedTop - expectedTop > 1 && (
                  <path
                    // Open at the foot, where it stands on the day's bar or on the ground.
                    d={`M${x + 0.5} ${usedTop}V${expectedTop + 0.5}H${x + width - 0.5}V${usedTop}`}
                    className={expectedLook}
                  />
                )}
              </g>
            )
          })
        }
      </Hatch>
    </g>
  )
}
