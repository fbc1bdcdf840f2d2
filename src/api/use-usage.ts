import { useQuery } from '@tanstack/react-query'
import { useApi } from './api-context.tsx'

/**
 * This month's usage as published, kept current: by live updates (live.ts), read again when the month turns
 * (follow-month.ts) and when the reader comes back to the tab (U2, U3).
 */
export function useUsage() {
  const { orpc } = useApi()
  return useQuery({ ...orpc.usage.get.queryOptions(), refetchOnWindowFocus: 'always' })
}
