import { Trans, useLingui } from '@lingui/react/macro'
import { cx } from '#ui/cx.ts'
import { formatNumber } from '#ui/format.ts'
import { dayName, type PlottedDay, totalOf } from './chart-days.ts'

type DayTableProps = { plotted: readonly PlottedDay[]; monthName: string; locale: string }

/** The chart as a table: the days so far, and those to come where they are projected. */
export function DayTable({ plotted, monthName, locale }: DayTableProps) {
  const { t } = useLingui()
  const number = (value: number) => formatNumber(locale, Math.round(value))
  const about = (value: number) => {
    const rounded = number(value)
    return t`about ${rounded}`
  }
  const more = (value: number) => {
    const rounded = number(value)
    return t`and about ${rounded} more`
  }
  const rows = plotted.filter(({ when, expected }) => when !== 'future' || expected !== null)
  const anyRefused = plotted.some(({ refused }) => refused > 0)
  const total = totalOf(plotted)
  return (
    <table className="tnum w-full">
      <caption className="sr-only">
        <Trans>Actions per day, {monthName}</Trans>
      </caption>
      <thead className="text-small text-text-muted">
        <tr>
          <th scope="col" className={cx(cell, 'text-start font-medium')}>
            <Trans>Day</Trans>
          </th>
          <th scope="col" className={numberHead}>
            <Trans>Actions</Trans>
          </th>
          {anyRefused && (
            <th scope="col" className={numberHead}>
              <Trans context="chart">Refused</Trans>
            </th>
          )}
          <th scope="col" className={numberHead}>
            <Trans>Total by then</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ date, when, used, refused, expected, sum }) => (
          <tr key={date} className={cx('border-t', when === 'future' && 'text-text-muted')}>
            <th scope="row" className={cx(cell, 'text-start font-normal')}>
              {dayName(locale, date, 'day')}
              {when === 'today' && <span className="text-text-muted"> {t`(today)`}</span>}
            </th>
            <td className={numberCell}>
              {when === 'future' ? about(expected ?? 0) : number(used)}
              {when === 'today' && (expected ?? 0) >= 1 && (
                <span className="font-normal text-text-muted"> {more(expected ?? 0)}</span>
              )}
            </td>
            {anyRefused && <td className={numberCell}>{when === 'future' ? null : number(refused)}</td>}
            <td className={numberCell}>{when === 'future' ? about(sum) : number(sum)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t font-medium">
          <th scope="row" className={cx(cell, 'text-start font-medium')}>
            {rows.some(({ when }) => when === 'future') ? <Trans>Total so far</Trans> : <Trans>Total</Trans>}
          </th>
          <td className={numberCell}>{number(total.used)}</td>
          {anyRefused && <td className={numberCell}>{number(total.refused)}</td>}
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

const cell = 'py-1 pe-3'
const numberCell = 'py-1 ps-3 text-end'
const numberHead = `${numberCell} font-medium`
