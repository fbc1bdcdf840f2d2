import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { monthProjection } from '#api/month-projection.ts'
import { useExplain } from '#api/use-explain.ts'
import type { UsageView } from '#contract/usage.ts'
import type { UsageMonth } from '#domain/brand.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { CsvButton } from './csv-button.tsx'
import { chartFrame } from './day-chart-frame.ts'
import { DayChartPart, DayChartSkeleton } from './day-chart-part.tsx'
import type { By, MonthDays } from './month-days.ts'
import { MonthSummary } from './month-summary.tsx'
import { MonthSwitcher, useMonthName } from './month-switcher.tsx'
import { NotUpdated, readFailed } from './not-updated.tsx'

type MonthPartProps = {
  usage: UsageView
  month: UsageMonth
  days: MonthDays
  by: By
  onMonth: (month: UsageMonth) => void
}

/** The chosen month: where it goes or what it came to, and its days. */
export function MonthPart({ usage, month, days, by, onMonth }: MonthPartProps) {
  const { t, i18n } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const months = useQuery(orpc.usage.months.queryOptions())
  const name = useMonthName()(month)
  const { data } = days
  const isFirst = months.data?.items.at(-1)?.month === month
  const projection = useMemo(() => data && monthProjection(data, isFirst), [data, isFirst]) ?? null
  // A month that is over is told without the others.
  const isPending = days.isPending || (months.isPending && month === usage.month)
  const queries = [days, months]

  return (
    <section aria-label={name} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-h-11 min-w-0 flex-1 basis-80">
          {isPending ? (
            <Skeleton className="h-9 w-80 max-w-full" />
          ) : (
            data && (
              <>
                <MonthSummary {...{ usage, projection, name }} month={data} />
                <NotUpdated queries={queries} />
              </>
            )
          )}
        </div>
        <div className="flex max-w-full flex-wrap items-center justify-between gap-2 max-sm:w-full">
          <MonthSwitcher months={months.data?.items} running={usage.month} {...{ month, onMonth }} />
          <CsvButton {...{ month, by, days }} />
        </div>
      </div>
      {isPending ? (
        <DayChartSkeleton />
      ) : data ? (
        <DayChartPart
          month={data.month}
          days={data.days}
          today={data.today}
          allowance={data.allowance}
          projection={projection}
          locale={i18n.locale}
        />
      ) : (
        <div className={`${chartFrame} justify-center`}>
          <ErrorState
            title={t`${name} cannot be shown`}
            {...explain(days.error)}
            onRetry={() => readFailed(queries)}
            retrying={days.isFetching}
          />
        </div>
      )}
    </section>
  )
}
