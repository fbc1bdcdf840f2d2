import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { cx } from '#ui/cx.ts'
import { type PlottedDay, totalOf } from './chart-days.ts'
import { columnsWide, sides } from './day-chart-frame.ts'
import type { DayWords } from './use-day-words.ts'

type DayChartFlagProps = {
  plotted: readonly PlottedDay[]
  /** The day it speaks of; null for the whole month. */
  at: number | null
  words: (day: PlottedDay) => DayWords
  monthName: string
}

/**
 * What a day comes to, in a line of its own above the day's column: it covers nothing, and nothing moves for it. It starts
 * or ends with its column, and gives way where it would leave the chart.
 */
export function DayChartFlag({ plotted, at, words, monthName }: DayChartFlagProps) {
  const { t } = useLingui()
  const day = at === null ? undefined : plotted[at]
  const { values, name, more } = day ? words(day) : ofMonth()

  function ofMonth() {
    const { used, refused } = totalOf(plotted)
    const actions = t`${plural(used, { one: '# Action', other: '# Actions' })}`
    const refusals = t`${plural(refused, { one: '# refused', other: '# refused' })}`
    return { values: refused > 0 ? t`${actions}, ${refusals}` : actions, name: monthName, more: null }
  }

  const last = plotted.length - 1
  const column = at ?? 0
  // The side of the column on which there is more room.
  const leads = column * 2 < last
  const before = columnsWide(column / plotted.length, sides.left)
  const after = columnsWide((last - column) / plotted.length, sides.right)
  return (
    // The range below says the same to those who listen.
    <div
      aria-hidden
      className={cx('flex min-h-14 items-end sm:min-h-9', leads ? 'text-start' : 'flex-row-reverse text-end')}
    >
      {day && <span className="min-w-0" style={{ flexBasis: leads ? before : after }} />}
      <p className="tnum max-w-full shrink-0 text-pretty">
        <span className="block font-medium">{values}</span>
        <span className="block text-small text-text-muted">{more === null ? name : `${name} · ${more}`}</span>
      </p>
    </div>
  )
}
