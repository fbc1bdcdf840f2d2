import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useApi } from '#api/api-context.tsx'
import { placeAutomations } from '#api/place-automations.ts'
import { useExplain } from '#api/use-explain.ts'
import type { PlaceId } from '#domain/brand.ts'
import { ErrorState } from '#ui/error-state.tsx'
import { ActiveList } from './active-list.tsx'
import { ActiveSkeleton } from './active-skeleton.tsx'
import type { ModalSearch } from './modal-search.ts'
import { NoneHere } from './none-here.tsx'

/** The automations that work at the place, with their switches (P5). */
export function ActiveTab({ placeId, search }: { placeId: PlaceId; search: ModalSearch }) {
  const { t } = useLingui()
  const api = useApi()
  const { orpc } = api
  const { show = 'active', sort = 'used' } = search
  const area = useRef<HTMLDivElement>(null)
  const explain = useExplain()
  const automations = useQuery(
    placeAutomations(api, { placeId, first: show === 'all' ? undefined : show, sort }),
  )
  const places = useQuery(orpc.places.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const session = useQuery(orpc.session.get.queryOptions())
  const needed = [automations, places, workspace, session]

  if (needed.some(({ isPending }) => isPending)) return <ActiveSkeleton />
  if (!automations.data || !places.data || !workspace.data || !session.data) {
    return (
      <ErrorState
        title={t`The automations cannot be shown`}
        {...explain(needed.find(({ error }) => error)?.error)}
        onRetry={() => {
          for (const { isError, refetch } of needed) if (isError) void refetch()
        }}
        retrying={needed.some(({ isFetching }) => isFetching)}
      />
    )
  }
  const known = {
    placeId,
    list: automations.data,
    places: places.data,
    workspace: workspace.data,
    member: session.data.member,
    mayBuy: session.data.may.billing,
  }
  const { active, inactive } = known.list.here
  return (
    <div ref={area} tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
      {active + inactive === 0 ? (
        <NoneHere {...known} onCreated={() => area.current?.focus()} />
      ) : (
        <ActiveList
          key={placeId}
          {...known}
          search={search}
          area={area}
          rest={{ failed: automations.isError, read: () => void automations.refetch() }}
        />
      )}
    </div>
  )
}
