import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '#api/api-context.tsx'
import { useResetTime } from '#api/use-reset-time.ts'
import type { FiredRunView } from '#contract/fired-run.ts'
import type { PlaceId } from '#domain/brand.ts'
import { useToasts } from '#ui/toast.tsx'

/** Says what a change to a task set off: how many automations ran, or why none did. */
export function useRunReport(onOpenActivity: (place: PlaceId) => void) {
  const { t } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const toasts = useToasts()
  const resetTime = useResetTime()

  return useCallback(
    (runs: readonly FiredRunView[], place: PlaceId) => {
      const count = (outcome: FiredRunView['outcome']) => runs.filter(run => run.outcome === outcome).length
      const failed = count('failed')
      const refused = count('refused')
      const stopped = count('stopped')
      // A run that failed has used its Action too.
      const ran = count('done') + failed
      if (runs.length === 0) return

      const ranWords = plural(ran, {
        one: '# automation ran (# Action)',
        other: '# automations ran (# Actions)',
      })
      const details = [
        refused > 0 && ran > 0 && t`${ranWords}`,
        failed > 0 && t`${plural(failed, { one: '# failed', other: '# failed' })}`,
        stopped > 0 && t`${plural(stopped, { one: '# stopped: loop', other: '# stopped: loop' })}`,
      ].filter(detail => detail !== false)

      toasts.add({
        id: 'runs',
        title: refused > 0 ? suspended() : t`${ranWords}`,
        detail: details.join(', '),
        ...(refused > 0 ? { tone: 'suspended' } : failed > 0 && { tone: 'warning' }),
        action: { label: t`Activity`, onSelect: () => onOpenActivity(place) },
      })

      function suspended(): string {
        const resetsAt = queryClient.getQueryData(orpc.usage.get.queryKey())?.resetsAt
        if (!resetsAt) return t`Automations are suspended`
        const until = resetTime(resetsAt).words
        return t`Automations are suspended until ${until}`
      }
    },
    [t, orpc, queryClient, toasts, resetTime, onOpenActivity],
  )
}
