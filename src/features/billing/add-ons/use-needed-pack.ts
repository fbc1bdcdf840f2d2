import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#api/api-context.tsx'
import { monthProjection } from '#api/month-projection.ts'
import type { UsageView } from '#contract/usage.ts'
import type { PackId } from '#domain/add-ons.ts'
import type { Projection } from '#domain/projection.ts'
import { type Lack, lackOf, packFor } from './pack-for.ts'

export type NeededPack = { pack: PackId; quantity: number; lack: Lack }

/**
 * The pack that covers what this month needs. It is worked out once: who reads it must not see it change under the hand.
 * Null until it is known, and where nobody asked for it. What cannot be read is left out: then it is the smallest pack.
 */
export function useNeededPack(wanted: boolean): NeededPack | null {
  const { orpc } = useApi()
  const usage = useQuery({ ...orpc.usage.get.queryOptions(), enabled: wanted })
  const month = useQuery({
    ...orpc.usage.month.queryOptions({ input: { month: usage.data?.month ?? ('' as UsageView['month']) } }),
    enabled: wanted && usage.data !== undefined,
  })
  const months = useQuery({ ...orpc.usage.months.queryOptions(), enabled: wanted })
  const [needed, setNeeded] = useState<NeededPack | null>(null)

  const isKnown = usage.isError || (usage.data && !month.isPending && !months.isPending)
  if (wanted && needed === null && isKnown) {
    const isFirst = months.data?.items.at(-1)?.month === usage.data?.month
    const lack = lackIn(usage.data, month.data && monthProjection(month.data, isFirst))
    setNeeded({ ...packFor(lack.actions), lack })
  }
  return needed
}

function lackIn(usage: UsageView | undefined, projection: Projection | null = null): Lack {
  if (!usage) return { by: 'unknown', actions: 0 }
  const { used, refused, allowance } = usage
  return lackOf({ used, refused, allowance, projection })
}
