import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { PlottedDay } from './chart-days.ts'
import { barLook, expectedLook, Hatch, refusedLook, todayLook } from './day-chart-look.tsx'

/** What the marks mean; of those that are drawn. */
export function DayChartLegend({ plotted }: { plotted: readonly PlottedDay[] }) {
  const some = (is: (day: PlottedDay) => boolean) => plotted.some(is)
  return (
    // The table says it in words.
    <ul aria-hidden className="flex flex-wrap gap-x-3 text-small text-text-muted">
      <Entry mark={<rect className={barLook} width={10} height={10} rx={1} />}>
        <Trans context="chart" comment="Actions that ran">
          Used
        </Trans>
      </Entry>
      {some(({ when, used }) => when === 'today' && used > 0) && (
        <Entry mark={<rect className={todayLook} width={10} height={10} rx={1} />}>
          <Trans context="chart">Today</Trans>
        </Entry>
      )}
      {some(({ refused }) => refused > 0) && (
        <Entry
          mark={
            <Hatch>
              {fill => <rect className={refusedLook} fill={fill} x={0.5} y={0.5} width={9} height={9} />}
            </Hatch>
          }
        >
          <Trans context="chart">Refused</Trans>
        </Entry>
      )}
      {some(({ expected }) => expected !== null) && (
        <Entry mark={<rect className={expectedLook} x={0.5} y={0.5} width={9} height={9} />}>
          <Trans context="chart">Expected</Trans>
        </Entry>
      )}
    </ul>
  )
}

function Entry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden width={10} height={10}>
        {mark}
      </svg>
      {children}
    </li>
  )
}
