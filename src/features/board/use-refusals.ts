import type { MutationKey } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useApi } from '#api/api-context.tsx'

/** Hears of the changes of a kind that have failed or were refused, whoever asked for them. */
export function useRefusals<Asked>(mutationKey: MutationKey, onRefused: (asked: Asked) => void) {
  const { queryClient } = useApi()
  const hear = useEffectEvent(onRefused)
  const key = JSON.stringify(mutationKey)
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe(event => {
        if (event.type !== 'updated' || event.action.type !== 'error') return
        if (JSON.stringify(event.mutation.options.mutationKey) !== key) return
        hear(event.mutation.state.variables as Asked)
      }),
    [queryClient, key],
  )
}
