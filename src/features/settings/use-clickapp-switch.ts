import { useLingui } from '@lingui/react/macro'
import { useToasts } from '#ui/toast.tsx'
import { useWorkspaceChange } from './use-workspace-change.ts'

/** P1: switches the Automation ClickApp, and says what came of it; off can be undone. */
export function useClickAppSwitch() {
  const { t } = useLingui()
  const toasts = useToasts()
  const change = useWorkspaceChange({
    failed: t`The ClickApp was not switched`,
    onChanged({ automationsEnabled }) {
      if (automationsEnabled) {
        toasts.add({ title: t`Automation is on`, detail: t`What is active works again.` })
      } else {
        toasts.add({
          title: t`Automation is off`,
          detail: t`All automations are kept as they are.`,
          action: { label: t`Undo`, onSelect: () => change.mutate({ automationsEnabled: true }) },
        })
      }
    },
  })
  return {
    pending: change.isPending,
    /** What it was last switched to, while the answer is on its way. */
    wanted: change.isPending ? change.variables.automationsEnabled : undefined,
    switchTo: (automationsEnabled: boolean) => change.mutate({ automationsEnabled }),
  }
}
