import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { useExplain } from '#api/use-explain.ts'
import { useToasts } from '#ui/toast.tsx'

/** Does something that may be refused, and says why it was. Answers whether it worked. */
export function useAttempt(): (action: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useLingui()
  const explain = useExplain()
  const toasts = useToasts()
  return useCallback(
    async action => {
      try {
        await action()
        return true
      } catch (error) {
        const { reason, help } = explain(error)
        toasts.add({ title: t`That did not work`, detail: `${reason} ${help}`.trim(), tone: 'suspended' })
        return false
      }
    },
    [t, explain, toasts],
  )
}
