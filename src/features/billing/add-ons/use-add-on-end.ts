import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import type { AddOnId } from '#domain/brand.ts'

/** B10: has one add-on end with the cycle, or go on after all. */
export function useAddOnEnd(id: AddOnId) {
  const { client, orpc } = useApi()
  const queryClient = useQueryClient()
  const change = useMutation({
    mutationFn: (ends: boolean) =>
      ends ? client.billing.cancelAddOn({ id }) : client.billing.keepAddOn({ id }),
    onSuccess: billing => queryClient.setQueryData(orpc.billing.get.queryKey(), billing),
  })
  return {
    isPending: change.isPending,
    /** Whether it was last asked to end, while the answer is on its way. */
    wanted: change.isPending ? change.variables : undefined,
    /** What was refused, until it is dismissed or something else is asked for. */
    refused: change.isError ? { ends: change.variables, error: change.error } : null,
    dismiss: change.reset,
    setEnds: (ends: boolean) => change.mutate(ends),
  }
}
