import { useQuery } from '@tanstack/react-query'
import type { UsageView } from '#contract/usage.ts'
import { useApi } from './api-context.tsx'

/** setTimeout's longest wait; a reset that is further away is looked at again then. */
const LONGEST_TIMER = 2_147_483_647
/** Read a little behind the reset, so that the service's clock is past it too. */
const BEHIND_RESET = 50

/** This month's usage as published, kept current: by live updates, and read again when the month turns (U2, U3). */
export function useUsage() {
  const { orpc } = useApi()
  return useQuery({
    ...orpc.usage.get.queryOptions(),
    refetchInterval: query => (query.state.data ? untilReset(query.state.data) : false),
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
  })
}

function untilReset({ now, resetsAt }: UsageView): number {
  return Math.min(Math.max(Date.parse(resetsAt) - Date.parse(now), 0) + BEHIND_RESET, LONGEST_TIMER)
}
