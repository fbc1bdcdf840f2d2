import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import Activity from 'lucide-react/icons/activity'
import { useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useNow } from '#api/use-now.ts'
import type { RunView } from '#contract/runs.ts'
import type { PlaceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { ActivitySkeleton } from './activity-skeleton.tsx'
import { namesOf } from './names.ts'
import { RunRow } from './run-row.tsx'

const HALF_MINUTE = 30_000

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
  if (listed.length === 0) {
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
      <ol aria-label={t`Activity`}>
        {listed.map(run => (
          <RunRow key={run.id} {...{ run, names, now }} />
        ))}
      </ol>
      <div className="flex flex-col items-center gap-2 p-4 text-text-muted">
        {runs.isFetchNextPageError && (
          <p role="alert" className="text-suspended-text">
            {explain(runs.error).reason}
          </p>
        )}
        {runs.hasNextPage ? (
          <Button pending={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
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
