import { Trans } from '@lingui/react/macro'
import { useCallback, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { onDemand, usePart } from '#ui/on-demand.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import type { DayChartProps } from './day-chart.tsx'
import { chartFrame, plotHeight } from './day-chart-frame.ts'

const loadDayChart = onDemand(() => import('./day-chart.tsx'))

/** The chart, which weighs nothing until it is wanted. */
export function DayChartPart(props: DayChartProps) {
  const [missing, setMissing] = useState(false)
  const part = usePart(
    loadDayChart,
    !missing,
    useCallback(() => setMissing(true), []),
  )
  if (part) return <part.DayChart {...props} />
  if (!missing) return <DayChartSkeleton />
  return (
    <div role="alert" className={`${chartFrame} items-center justify-center gap-2 text-center`}>
      <p className="text-text-muted">
        <Trans>The chart could not be loaded.</Trans>
      </p>
      <Button size="small" onClick={() => setMissing(false)}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  )
}

/** As high as the chart, so that nothing moves when it comes. */
export function DayChartSkeleton() {
  return (
    <div className={chartFrame}>
      <Skeleton className="h-14 w-44 sm:h-9" announced />
      <div style={{ height: plotHeight }}>
        <Skeleton className="size-full" />
      </div>
      <Skeleton className="h-7 w-60 max-w-full" />
    </div>
  )
}
