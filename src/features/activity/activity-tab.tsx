import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Activity from 'lucide-react/icons/activity'
import { useEffect, useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import { useExplain } from '#api/use-explain.ts'
import { useNow } from '#api/use-now.ts'
import type { RunView } from '#contract/runs.ts'
import type { PlaceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { ActivitySkeleton } from './activity-skeleton.tsx'
import { RunRow } from './run-row.tsx'

const HALF_MINUTE = 30_000
/** Pages that a press may look through before it is asked again: at a quiet place of a busy workspace most are empty. */
const PAGES_AT_ONCE = 5

/** P8: every firing at the place and below it, newest first; new ones appear by themselves. */
export function ActivityTab({ placeId }: { placeId: PlaceId }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(HALF_MINUTE)
  const runs = useInfiniteQuery(
    orpc.runs.list.infiniteOptions({
      input: (after: string | undefined) => ({ place: placeId, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: page => page.next ?? undefined,
    }),
  )
  const places = useQuery(orpc.places.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const names = useMemo(
    () => places.data && workspace.data && namesOf(places.data, workspace.data),
    [places.data, workspace.data],
  )
  const listed = useMemo(() => once(runs.data?.pages.flatMap(page => page.items) ?? []), [runs.data])

  const needed = [runs, places, workspace]

  const pages = runs.data?.pages ?? []
  const emptyPages = pages.length - 1 - pages.findLastIndex(({ items }) => items.length > 0)
  const looksOn = runs.hasNextPage && !runs.isFetchNextPageError && emptyPages % PAGES_AT_ONCE !== 0
  const { isFetching, fetchNextPage } = runs
  const passedOver = looksOn ? emptyPages : 0
  useEffect(() => {
    if (passedOver > 0 && !isFetching) void fetchNextPage()
  }, [passedOver, isFetching, fetchNextPage])

  if (needed.some(({ isPending }) => isPending)) return <ActivitySkeleton />
  if (!runs.data || !names) {
    return (
      <ErrorState
        title={t`The activity cannot be shown`}
        {...explain(needed.find(({ error }) => error)?.error)}
        onRetry={() => {
          for (const { isError, refetch } of needed) if (isError) void refetch()
        }}
        retrying={needed.some(({ isFetching }) => isFetching)}
      />
    )
  }
  if (listed.length === 0 && looksOn) return <ActivitySkeleton />
  if (listed.length === 0 && !runs.hasNextPage) {
    return (
      <EmptyState icon={Activity} title={t`Nothing has run here yet`}>
        <p>
          <Trans>
            Every firing of an automation at this place is listed here, with what set it off and how it ended.
          </Trans>
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      {listed.length > 0 && (
        <ol aria-label={t`Activity`}>
          {listed.map(run => (
            <RunRow key={run.id} {...{ run, names, now }} />
          ))}
        </ol>
      )}
      <div className="flex flex-col items-center gap-2 p-4 text-text-muted">
        {listed.length === 0 && (
          <p>
            <Trans>Nothing has run here lately.</Trans>
          </p>
        )}
        {runs.isFetchNextPageError && (
          <p role="alert" className="text-suspended-text">
            {explain(runs.error).reason}
          </p>
        )}
        {runs.hasNextPage ? (
          <Button pending={runs.isFetchingNextPage || looksOn} onClick={() => void runs.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        ) : (
          <p className="text-small">
            <Trans>That is all.</Trans>
          </p>
        )}
      </div>
    </>
  )
}

/** A page begins where the one before ended when it was read; runs since then would show some of them twice. */
function once(runs: readonly RunView[]): RunView[] {
  return [...new Map(runs.map(run => [run.id, run])).values()]
}
