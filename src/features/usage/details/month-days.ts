import type { UseQueryResult } from '@tanstack/react-query'
import type { MonthInDaysView } from '#contract/usage-detail.ts'
import type { UsageSearch } from '../usage-search.ts'

/** The chosen month by day, as it is asked for. */
export type MonthDays = UseQueryResult<MonthInDaysView>
/** What a month is broken down by; by automation where nothing is said. */
export type By = UsageSearch['by']
