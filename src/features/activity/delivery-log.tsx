import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import SearchX from 'lucide-react/icons/search-x'
import Send from 'lucide-react/icons/send'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useHeldTop } from '#api/use-held-top.ts'
import { useLog } from '#api/use-log.ts'
import { useNow } from '#api/use-now.ts'
import type { DeliveryId, PlaceId } from '#domain/brand.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorState } from '#ui/error-state.tsx'
import { LogList } from '#ui/log-list.tsx'
import { Select } from '#ui/select.tsx'
import type { ActivityLinks } from './activity-links.ts'
import { type ActivitySearch, deliveryFilter, unfiltered } from './activity-search.ts'
import { ActivitySkeleton } from './activity-skeleton.tsx'
import { AutomationFilter } from './automation-filter.tsx'
import { DeliveryRow } from './delivery-row.tsx'

/** Retries come after seconds. */
const STEP = 5_000

type DeliveryLogProps = {
  placeId: PlaceId
  search: ActivitySearch
  links: ActivityLinks
  lead: ReactNode
}

/** What the automations of a place and those below it sent to the outside, newest first, as it stands now. */
export function DeliveryLog({ placeId, search, links, lead }: DeliveryLogProps) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const explain = useExplain()
  const now = useNow(STEP)
  const filter = useMemo(() => deliveryFilter(placeId, search), [placeId, search])
  const first = useQuery(orpc.deliveries.list.queryOptions({ input: filter }))
  const top = useHeldTop(first.data, { settled: !first.isFetching, of: JSON.stringify(filter) })
  const older = useInfiniteQuery(
    orpc.deliveries.list.infiniteOptions({
      input: (after: DeliveryId) => ({ ...filter, after }),
      initialPageParam: (top.after ?? '') as DeliveryId,
      getNextPageParam: page => page.next ?? undefined,
      enabled: top.wanted,
    }),
  )
  const log = useLog(top, older)
  const { change } = links
  const open = useCallback((id: DeliveryId) => change({ delivery: id }), [change])
  const seen = log.rows

  return (
    <>
      <div className="flex flex-col gap-2 border-b px-4 py-2 sm:px-5">
        <div>{lead}</div>
        <div className="grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap">
          <Select<'' | 'done' | 'failed' | 'pending'>
            label={t`State`}
            labelPlace="hidden"
            value={filter.state === 'delivered' ? 'done' : (filter.state ?? '')}
            onValueChange={value => change({ outcome: value || undefined })}
            options={[
              { value: '', label: t({ message: 'Any state', context: 'delivery' }) },
              { value: 'done', label: t`Delivered` },
              { value: 'failed', label: t`Not delivered` },
              { value: 'pending', label: t({ message: 'Retrying or being sent', context: 'delivery' }) },
            ]}
            className="sm:w-48 [&_select]:truncate"
          />
          <AutomationFilter of={search.of} {...{ placeId, change, seen }} className="sm:w-48" />
        </div>
      </div>
      {first.isPending ? (
        <ActivitySkeleton />
      ) : first.data === undefined ? (
        <ErrorState
          title={t`The deliveries cannot be shown`}
          {...explain(first.error)}
          onRetry={() => void first.refetch()}
          retrying={first.isFetching}
        />
      ) : log.rows === undefined ? (
        <ActivitySkeleton />
      ) : log.rows.length === 0 && !log.hasMore ? (
        filter.state || filter.automation ? (
          <EmptyState
            icon={SearchX}
            title={t`Nothing fits`}
            actions={
              <Button onClick={() => change(unfiltered)}>
                <Trans comment="All filters at once">Reset the filters</Trans>
              </Button>
            }
          >
            <p>
              <Trans>No delivery at this place fits the filters. Without them there may be some:</Trans>
            </p>
          </EmptyState>
        ) : (
          <EmptyState icon={Send} title={t`Nothing has been sent from here yet`}>
            <p>
              <Trans>
                What webhook steps and integrations of the automations here send is listed here, with each
                attempt and what was answered.
              </Trans>
            </p>
          </EmptyState>
        )
      ) : (
        <LogList
          label={t({ message: 'Deliveries', context: 'log' })}
          {...{ top, log }}
          failure={log.error ? explain(log.error).reason : undefined}
        >
          {log.rows.map(delivery => (
            <DeliveryRow key={delivery.id} {...{ delivery, now }} onOpen={open} />
          ))}
        </LogList>
      )}
    </>
  )
}
