import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useNow } from '#api/use-now.ts'
import type { UsageView } from '#contract/usage.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { UsagePlace } from '../usage-search.ts'
import { Breakdown } from './breakdown.tsx'
import { MonthPart } from './month-part.tsx'

const HALF_A_MINUTE = 30_000

/** U9: a month of Actions by day, where it goes, and what used them. */
export function UsageDetails({ usage, placeId, search, change }: UsagePlace & { usage: UsageView }) {
  const { orpc } = useApi()
  const { by } = search
  const over = search.month !== undefined && search.month < usage.month ? search.month : undefined
  const month = over ?? usage.month
  const days = useQuery(orpc.usage.month.queryOptions({ input: { month } }))

  // A day turns without anything to run; asked again and again until the answer is of the day it is.
  const now = useNow(HALF_A_MINUTE)
  const today = days.data?.today ?? null
  const turned = now !== undefined && today !== null && pacificDateOf(now) !== today ? now : null
  const readDays = useEffectEvent(() => void days.refetch({ cancelRefetch: false }))
  useEffect(() => {
    if (turned !== null) readDays()
  }, [turned])

  // The running month has no name in the URL, so that the next one takes its place when it turns.
  const forget = useEffectEvent(() => change({ month: undefined }))
  const misnamed = search.month !== over
  useEffect(() => {
    if (misnamed) forget()
  }, [misnamed])

  return (
    <div className="flex flex-col gap-6">
      <MonthPart
        {...{ usage, month, days, by }}
        onMonth={chosen => change({ month: chosen === usage.month ? undefined : chosen })}
      />
      <Breakdown {...{ usage, placeId, month, days, by }} onBy={chosen => change({ by: chosen })} />
    </div>
  )
}
