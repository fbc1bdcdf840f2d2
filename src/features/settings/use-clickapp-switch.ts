import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import { useToasts } from '#ui/toast.tsx'

/** P1: switches the Automation ClickApp, and says what came of it; off can be undone. */
export function useClickAppSwitch() {
  const { t } = useLingui()
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const explain = useExplain()
  const toasts = useToasts()
  const change = useMutation({
    ...orpc.workspace.update.mutationOptions(),
    onSuccess(updated) {
      queryClient.setQueryData(orpc.workspace.get.queryKey(), updated)
      if (updated.automationsEnabled) {
        toasts.add({ title: t`Automation is on`, detail: t`What is active works again.` })
      } else {
        toasts.add({
          title: t`Automation is off`,
          detail: t`All automations are kept as they are.`,
          action: { label: t`Undo`, onSelect: () => change.mutate({ automationsEnabled: true }) },
        })
      }
    },
    onError(error) {
      const { reason, help } = explain(error)
      toasts.add({
        title: t`The ClickApp was not switched`,
        detail: `${reason} ${help}`.trim(),
        tone: 'suspended',
      })
    },
  })
  return {
    pending: change.isPending,
    /** What it was last switched to, while the answer is on its way. */
    wanted: change.isPending ? change.variables.automationsEnabled : undefined,
    switchTo: (automationsEnabled: boolean) => change.mutate({ automationsEnabled }),
  }
}
