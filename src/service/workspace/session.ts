import type { SessionView } from '#contract/session.ts'
import type { MemberId } from '#domain/brand.ts'
import { may } from '#domain/roles.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type Context, read } from '../context.ts'
import { problem } from '../problem.ts'

export function getSession(context: Context): Promise<SessionView> {
  return read(context, 'tasks', async ({ workspace, caller, now }) => ({
    member: caller,
    may: {
      tasks: may(caller.role, 'tasks'),
      automations: may(caller.role, 'automations'),
      workspace: may(caller.role, 'workspace'),
      billing: may(caller.role, 'billing'),
    },
    workspace: { id: workspace.id, name: workspace.name },
    now: isoInstant(now),
  }))
}

/** Act as another member. There are no passwords in the embedded host: a member's id is the token. */
export function createSession(
  context: Context,
  { memberId }: { memberId: MemberId },
): Promise<{ token: string }> {
  return read({ ...context, token: null }, 'tasks', async ({ workspace }) => {
    if (!workspace.members.some(member => member.id === memberId)) {
      throw problem('unknown_reference', { field: 'memberId', value: memberId }, 'No member has this id')
    }
    return { token: memberId }
  })
}
