import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#api/api-context.tsx'
import { useExplain } from '#api/use-explain.ts'
import type { WorkspaceView } from '#contract/session.ts'
import { useToasts } from '#ui/toast.tsx'

/** Changes the workspace's settings; where that fails, `failed` is said, and why. */
export function useWorkspaceChange({
  failed,
  onChanged,
}: {
  failed: string
  onChanged?: (workspace: WorkspaceView) => void
}) {
  const { orpc } = useApi()
  const queryClient = useQueryClient()
  const explain = useExplain()
  const toasts = useToasts()
  return useMutation({
    ...orpc.workspace.update.mutationOptions(),
    onSuccess(updated) {
      queryClient.setQueryData(orpc.workspace.get.queryKey(), updated)
      onChanged?.(updated)
    },
    onError(error) {
      const { reason, help } = explain(error)
      toasts.add({ title: failed, detail: `${reason} ${help}`.trim(), tone: 'suspended' })
    },
  })
}
