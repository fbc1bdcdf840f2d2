import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { monthProjection } from '#api/month-projection.ts'
import type { AutomationListView } from '#contract/automations.ts'
import type { UsageView } from '#contract/usage.ts'
import type { MonthInDaysView } from '#contract/usage-detail.ts'
import { usesConnections } from '#domain/automation.ts'
import type { OwnUse } from './fitting-plan.ts'

/** Enough of them: on plans that lack webhooks and integrations fewer may be active. */
const MOST_READ = 1_000

export type Connections = {
  count: number
  /** There are more automations than were read. */
  orMore: boolean
}

/** What a plan's limits are compared with. */
export type UseSoFar = {
  /** As displayed (U3). */
  used: number
  refused: number
  addOnActions: number
  /** What the month takes at this pace; null where that is not known (U9). */
  projected: number | null
  active: number
  /** Active automations with a webhook or an integration; null where it is not known. */
  connections: Connections | null
}

/** B11: the workspace's own use. Undefined until all of it is known that can be. */
export function useOwnUse(usage: UsageView | undefined): UseSoFar | undefined {
  const { orpc } = useApi()
  const input = { month: usage?.month ?? ('' as UsageView['month']) }
  const month = useQuery({ ...orpc.usage.month.queryOptions({ input }), enabled: usage !== undefined })
  const months = useQuery(orpc.usage.months.queryOptions())
  const automations = useQuery({
    ...orpc.automations.list.queryOptions({ input: { first: 'active', limit: MOST_READ } }),
    select: connectionsIn,
  })
  if (!usage || month.isPending || months.isPending || automations.isPending) return undefined
  const { used, refused, addOnActions, active } = usage
  const isFirst = months.data?.items.at(-1)?.month === usage.month
  return {
    ...{ used, refused, addOnActions, active },
    projected: month.data ? projectedTotal(month.data, isFirst) : null,
    connections: automations.data ?? null,
  }
}

/** What the use asks of a plan for the whole month. */
export function askedOfPlan({
  used,
  refused,
  addOnActions,
  projected,
  active,
  connections,
}: UseSoFar): OwnUse {
  return {
    // A projection is a sum of means: thirds must not cost an Action.
    actions: Math.max(used + refused, Math.ceil((projected ?? 0) - 1e-6)),
    ...{ addOnActions, active },
    connections: connections?.count ?? null,
  }
}

function connectionsIn({ items, here }: AutomationListView): Connections {
  const active = items.filter(automation => automation.active)
  return { count: active.filter(usesConnections).length, orMore: active.length < here.active }
}

function projectedTotal(month: MonthInDaysView, isFirst: boolean): number | null {
  const projection = monthProjection(month, isFirst)
  return projection?.kind === 'projected' ? projection.total : null
}
