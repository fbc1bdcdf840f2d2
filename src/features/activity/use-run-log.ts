import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { useHeldTop } from '#api/use-held-top.ts'
import { useLog } from '#api/use-log.ts'
import type { runFilter } from './activity-search.ts'

/** The runs that fit a filter, newest first, as they were when the reader came; older ones when asked for. */
export function useRunLog(filter: ReturnType<typeof runFilter>) {
  const { orpc } = useApi()
  const first = useQuery(orpc.runs.list.queryOptions({ input: filter }))
  const top = useHeldTop(first.data, { settled: !first.isFetching, of: JSON.stringify(filter) })
  const older = useInfiniteQuery(
    orpc.runs.list.infiniteOptions({
      input: (after: string) => ({ ...filter, after }),
      initialPageParam: top.after ?? '',
      getNextPageParam: page => page.next ?? undefined,
      enabled: top.wanted,
    }),
  )
  return { first, top, log: useLog(top, older) }
}

export type RunLog = ReturnType<typeof useRunLog>
