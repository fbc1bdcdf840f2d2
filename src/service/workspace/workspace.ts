import type { WorkspaceView } from '#contract/session.ts'
import type { Workspace } from '../collections.ts'
import { type Context, read, write } from '../context.ts'

export function getWorkspace(context: Context): Promise<WorkspaceView> {
  return read(context, 'tasks', async ({ workspace }) => workspaceView(workspace))
}

type Patch = { name?: string | undefined; automationsEnabled?: boolean | undefined }

/** P1: switching the ClickApp off keeps all automations as they are. */
export function updateWorkspace(context: Context, patch: Patch): Promise<WorkspaceView> {
  const change = { needs: 'workspace', operation: 'workspace.update', input: patch } as const
  return write(context, change, async ({ now, workspace, head, announce }) => {
    const after: Workspace = {
      ...workspace,
      name: patch.name ?? workspace.name,
      automationsEnabled: patch.automationsEnabled ?? workspace.automationsEnabled,
    }
    if (after.automationsEnabled && !workspace.automationsEnabled) after.enabledSince = now
    head.workspace = after
    announce({ topics: ['workspace', 'automations'] })
    return workspaceView(after)
  })
}

function workspaceView({ id, name, plan, automationsEnabled, members, tags }: Workspace): WorkspaceView {
  return { id, name, plan, automationsEnabled, members, tags }
}
