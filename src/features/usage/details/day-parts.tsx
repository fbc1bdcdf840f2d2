import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { UsageView } from '#contract/usage.ts'
import type { CalendarDate, PlaceId } from '#domain/brand.ts'
import { Badge } from '#ui/badge.tsx'
import { cx } from '#ui/cx.ts'
import { otherAsOf } from './as-displayed.ts'
import { dayName } from './chart-days.ts'
import { daysSoFar } from './days-so-far.ts'
import type { MonthDays } from './month-days.ts'
import { PartList } from './part-list.tsx'
import { PartRow, Refused } from './part-row.tsx'
import { NothingUsed, PartsFailed, PartsSkeleton } from './part-states.tsx'
import { textLink } from './text-link.ts'

type DayPartsProps = { usage: UsageView; placeId: PlaceId; days: MonthDays }

/** Day by day, the latest first. Where they could not be read again, the summary above says so. */
export function DayParts({ usage, placeId, days }: DayPartsProps) {
  const { t, i18n } = useLingui()
  const { data: month } = days
  const parts = useMemo(() => (month ? daysSoFar(month) : []), [month])
  if (days.isPending) return <PartsSkeleton kind="day" />
  if (!month) {
    return <PartsFailed error={days.error} onRetry={() => void days.refetch()} retrying={days.isFetching} />
  }
  const asOf = otherAsOf(month, usage)
  if (month.used + month.refused === 0) return <NothingUsed asOf={asOf} />
  const most = Math.max(...parts.map(({ used }) => used))
  return (
    <PartList
      kind="day"
      asOf={asOf}
      about={
        <p className="pb-2 text-small text-pretty text-text-muted">
          <Trans>
            Days are in Pacific Time. Each leads to the Activity of this place, on that date by your clock.
          </Trans>
        </p>
      }
      label={t`Actions used by day`}
      parts={parts}
      sum={month}
      row={({ id, used, refused }) => (
        <PartRow
          kind="day"
          total={month.used}
          {...{ most, used }}
          name={
            <span className="flex flex-wrap items-center gap-x-2">
              <Link
                to="/p/$placeId"
                params={{ placeId }}
                search={{ automations: 'activity', from: asDay(id), to: asDay(id) }}
                className={cx(textLink, used + refused === 0 && 'text-text-muted')}
              >
                {dayName(i18n.locale, id, 'longDay')}
              </Link>
              {id === month.today && (
                <Badge>
                  <Trans context="chart">Today</Trans>
                </Badge>
              )}
            </span>
          }
          note={refused > 0 && <Refused count={refused} />}
        />
      )}
    />
  )
}

/** The log's days are the reader's, the month's are in Pacific Time: they begin some hours apart. */
const asDay = (date: string) => date as CalendarDate
