import type { WorkspaceView } from '#contract/session.ts'
import type { Workspace } from '../collections.ts'
import { type Context, read } from '../context.ts'

export function getWorkspace(context: Context): Promise<WorkspaceView> {
  return read(context, 'tasks', async ({ workspace }) => workspaceView(workspace))
}

export function workspaceView(workspace: Workspace): WorkspaceView {
  const { id, name, plan, automationsEnabled, earlyWarning = false, members, tags } = workspace
  return { id, name, plan, automationsEnabled, earlyWarning, members, tags }
}
