import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import Activity from 'lucide-react/icons/activity'
import { type ReactNode, useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import { useExplain } from '#api/use-explain.ts'
import { useNow } from '#api/use-now.ts'
import type { PlaceId } from '#domain/brand.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { LogList } from '#ui/log-list.tsx'
import type { ActivityLinks } from './activity-links.ts'
import { type RunSearch, runFilter } from './activity-search.ts'
import { ActivitySkeleton } from './activity-skeleton.tsx'
import { CsvButton } from './csv-button.tsx'
import { NothingFits } from './nothing-fits.tsx'
import { RefusedNotice } from './refused-notice.tsx'
import { RunFilters } from './run-filters.tsx'
import { RunRow } from './run-row.tsx'
import { type RunLog as Log, useRunLog } from './use-run-log.ts'

const HALF_MINUTE = 30_000

type RunLogProps = {
  placeId: PlaceId
  search: RunSearch
  links: ActivityLinks
  /** At the left of what can be done with the log: the choice of the log. */
  lead: ReactNode
}

/** P8: every firing at the place and below it, newest first, by what the reader asks for. */
export function RunLog({ placeId, search, links, lead }: RunLogProps) {
  const filter = useMemo(() => runFilter(placeId, search), [placeId, search])
  const runs = useRunLog(filter)
  const { rows, next } = runs.log
  return (
    <>
      <div className="flex flex-col gap-2 border-b px-4 py-2 sm:px-5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          {lead}
          {rows && rows.length > 0 && <CsvButton {...{ filter, rows, next }} />}
        </div>
        <RunFilters {...{ placeId, search }} change={links.change} seen={rows} />
      </div>
      <Runs {...{ search, links, runs }} />
    </>
  )
}

type RunsProps = Pick<RunLogProps, 'search' | 'links'> & { runs: Log }

function Runs({ search, links, runs: { first, top, log } }: RunsProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(HALF_MINUTE)
  const places = useQuery(orpc.places.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const names = useMemo(
    () => places.data && workspace.data && namesOf(places.data, workspace.data),
    [places.data, workspace.data],
  )
  const needed = [first, places, workspace]
  const failed = needed.find(({ data, isError }) => data === undefined && isError)

  if (failed) {
    return (
      <ErrorState
        title={t`The activity cannot be shown`}
        {...explain(failed.error)}
        onRetry={() => {
          for (const { isError, refetch } of needed) if (isError) void refetch()
        }}
        retrying={needed.some(({ isFetching }) => isFetching)}
      />
    )
  }
  if (!first.data || !names || log.rows === undefined) return <ActivitySkeleton />

  const isFiltered = Boolean(search.outcome ?? search.of ?? search.from ?? search.to)
  const isEmpty = log.rows.length === 0
  return (
    <>
      <RefusedNotice refused={first.data.refused} {...{ search }} change={links.change} />
      {isEmpty && !log.hasMore ? (
        isFiltered ? (
          <NothingFits {...{ search }} change={links.change} />
        ) : (
          <NothingYet />
        )
      ) : (
        <LogList
          label={t`Activity`}
          {...{ top, log }}
          failure={log.error ? explain(log.error).reason : undefined}
          note={
            isEmpty && (
              <p>
                {isFiltered ? (
                  <Trans>Nothing that fits has run here lately.</Trans>
                ) : (
                  <Trans>Nothing has run here lately.</Trans>
                )}
              </p>
            )
          }
        >
          {log.rows.map(run => (
            <RunRow key={run.id} {...{ run, names, links, now }} />
          ))}
        </LogList>
      )}
    </>
  )
}

function NothingYet() {
  const { t } = useLingui()
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
