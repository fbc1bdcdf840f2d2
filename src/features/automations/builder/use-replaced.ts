import { useLingui } from '@lingui/react/macro'
import { useExplain } from '#api/use-explain.ts'
import { useToasts } from '#ui/toast.tsx'

/** Tells what came of replacing a secret. */
export function useReplaced() {
  const { t } = useLingui()
  const explain = useExplain()
  const toasts = useToasts()
  return {
    tellReplaced: (detail: string) => void toasts.add({ title: t`The secret was replaced`, detail }),
    tellKept(error: unknown) {
      const { reason, help } = explain(error)
      toasts.add({ title: t`The secret was not replaced`, detail: `${reason} ${help}`, tone: 'suspended' })
    },
  }
}
