import { useLingui } from '@lingui/react/macro'
import { useWorkspaceChange } from './use-workspace-change.ts'

/** U9: switches the early warning for the whole workspace; where that fails, it says why. */
export function useEarlyWarningSwitch() {
  const { t } = useLingui()
  const change = useWorkspaceChange({ failed: t`The early warning was not switched` })
  return {
    pending: change.isPending,
    /** What it was last switched to, while the answer is on its way. */
    wanted: change.isPending ? change.variables.earlyWarning : undefined,
    switchTo: (earlyWarning: boolean) => change.mutate({ earlyWarning }),
  }
}
