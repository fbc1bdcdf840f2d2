import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { namesOf } from '#api/names.ts'
import { useNow } from '#api/use-now.ts'
import type { AutomationPartView } from '#contract/usage-detail.ts'
import type { PlaceId } from '#domain/brand.ts'
import { otherAsOf } from './as-displayed.ts'
import { AutomationPart, type PartActions } from './automation-part.tsx'
import { NotUpdated, readFailed } from './not-updated.tsx'
import { PartList } from './part-list.tsx'
import { NothingUsed, PartsFailed, PartsSkeleton } from './part-states.tsx'
import { ALL, type PartsOf } from './parts-props.ts'
import { placePaths } from './place-paths.ts'
import { useOthers } from './use-others.ts'
import { usePartSwitch } from './use-part-switch.ts'

const HALF_A_MINUTE = 30_000

/** Most used first, each with its switch. The first of them, and all when they are asked for. */
export function AutomationParts({ usage, placeId, month }: PartsOf & { placeId: PlaceId }) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const now = useNow(HALF_A_MINUTE)
  const [wantsAll, setWantsAll] = useState(false)
  const all = useQuery({
    ...orpc.usage.automations.queryOptions({ input: { month, limit: ALL } }),
    enabled: wantsAll,
  })
  const othersOf = useOthers({
    name: count => t`${plural(count, { one: '# other automation', other: '# other automations' })}`,
    ...{ all, wanted: wantsAll, onWanted: () => setWantsAll(true) },
  })
  const whole = wantsAll && all.data !== undefined
  const first = useQuery({
    ...orpc.usage.automations.queryOptions({ input: { month } }),
    enabled: !whole,
  })
  const places = useQuery(orpc.places.list.queryOptions())
  const workspace = useQuery(orpc.workspace.get.queryOptions())
  const parts = whole ? all.data : first.data
  const needed = [first, places, workspace]

  const { names, pathOf } = useMemo(() => {
    const names = namesOf(places.data ?? [], { members: [], tags: [] })
    return { names, pathOf: placePaths(places.data ?? []) }
  }, [places.data])
  const elsewhere = ({ placeId: at }: AutomationPartView) =>
    at === null || at === placeId ? undefined : names.places.get(at)?.name
  const { states, switchOne, dismiss } = usePartSwitch(elsewhere)
  const actions = useMemo<PartActions>(() => ({ switchOne, dismiss }), [switchOne, dismiss])
  const disabledReason = workspace.data?.automationsEnabled ? undefined : t`The Automation ClickApp is off.`
  const total = parts?.used ?? 0
  const most = parts?.items[0]?.used ?? 0

  const row = useCallback(
    (part: AutomationPartView) => (
      <AutomationPart
        {...{ part, total, most, now, disabledReason, actions }}
        path={part.placeId === null ? '' : pathOf(part.placeId)}
        state={states.get(part.id)}
      />
    ),
    [total, most, now, disabledReason, actions, pathOf, states],
  )

  if (!whole && needed.some(({ isPending }) => isPending)) return <PartsSkeleton kind="automation" />
  if (!parts || !places.data || !workspace.data) {
    return (
      <PartsFailed
        error={needed.find(({ error }) => error)?.error}
        onRetry={() => readFailed(needed)}
        retrying={needed.some(({ isFetching }) => isFetching)}
      />
    )
  }
  const asOf = otherAsOf(parts, usage)
  const failures = <NotUpdated queries={[whole ? all : first, places, workspace]} />
  if (parts.used + parts.refused === 0) return <NothingUsed {...{ asOf, failures }} />
  return (
    <PartList
      kind="automation"
      label={t`Automations by Actions used`}
      parts={parts.items}
      sum={parts}
      {...{ row, whole, asOf, failures }}
      others={othersOf(parts)}
    />
  )
}
