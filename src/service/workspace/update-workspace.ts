import type { WorkspaceView } from '#contract/session.ts'
import type { Workspace } from '../collections.ts'
import { type Context, write } from '../context.ts'
import { turnMonth } from '../head.ts'
import { warnEarly } from '../mails/warnings.ts'
import { workspaceView } from './workspace.ts'

type Patch = {
  name?: string | undefined
  automationsEnabled?: boolean | undefined
  earlyWarning?: boolean | undefined
}

/** P1: switching the ClickApp off keeps all automations as they are. An early warning that is due is given at once. */
export function updateWorkspace(context: Context, patch: Patch): Promise<WorkspaceView> {
  const change = { needs: 'workspace', operation: 'workspace.update', input: patch } as const
  return write(context, change, async ({ tx, now, workspace, head, announce }) => {
    const after: Workspace = {
      ...workspace,
      name: patch.name ?? workspace.name,
      automationsEnabled: patch.automationsEnabled ?? workspace.automationsEnabled,
      earlyWarning: patch.earlyWarning ?? workspace.earlyWarning ?? false,
    }
    if (after.automationsEnabled && !workspace.automationsEnabled) after.enabledSince = now
    head.workspace = after
    await turnMonth(tx, head, now)
    if (await warnEarly(tx, { now, workspace: after, head })) announce({ topics: ['mails'] })
    announce({ topics: ['workspace', 'automations'] })
    return workspaceView(after)
  })
}
