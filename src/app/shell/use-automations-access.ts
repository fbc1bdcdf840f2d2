import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'

export type AutomationsAccess =
  | { open: true }
  /** `loading`: not known yet, so nothing is said either way. */
  | { open: false; loading: true }
  /** `cure`: whether the reader can put it right in Settings, ClickApps (P1). */
  | { open: false; loading: false; reason: string; cure: boolean }

/** P1, P2: whether the reader may open the automations of a place, and if not, why. */
export function useAutomationsAccess(): AutomationsAccess {
  const { t } = useLingui()
  const { orpc } = useApi()
  const session = useQuery(orpc.session.get.queryOptions()).data
  const workspace = useQuery(orpc.workspace.get.queryOptions()).data
  if (!session || !workspace) return { open: false, loading: true }
  if (!session.may.automations) {
    return {
      open: false,
      loading: false,
      reason: t`Guests cannot open automations. Ask an owner or admin.`,
      cure: false,
    }
  }
  if (!workspace.automationsEnabled) {
    return {
      open: false,
      loading: false,
      reason: session.may.workspace
        ? t`The Automation ClickApp is off.`
        : t`The Automation ClickApp is off. An owner or admin can turn it on.`,
      cure: session.may.workspace,
    }
  }
  return { open: true }
}
