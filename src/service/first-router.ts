import { implement } from '@orpc/server'
import { firstContract } from '#contract/first-contract.ts'
import { getAutomation, listAutomations } from './automations/list-automations.ts'
import type { Context } from './context.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { streamEvents } from './usage/stream-events.ts'
import { getUsage } from './usage/usage-view.ts'
import { listPlaces } from './workspace/list-places.ts'
import { createSession, getSession } from './workspace/session.ts'
import { getWorkspace } from './workspace/workspace.ts'

// What no first screen does comes when it is first done.
export const configuring = () => import('./automations/change-automations.ts')
export const working = () => import('./tasks/change-tasks.ts')
export const settingUp = () => import('./workspace/update-workspace.ts')

/** Every route of the contract's first part and the use case behind it; nothing else is here. */
export function createFirstRouter({ validateOutput }: { validateOutput: boolean }) {
  const os = implement(firstContract)
    .$config(validateOutput ? {} : { initialOutputValidationIndex: Number.NaN })
    .$context<Context>()
  return os.router({
    session: {
      get: os.session.get.handler(({ context }) => getSession(context)),
      create: os.session.create.handler(({ context, input }) => createSession(context, input)),
    },
    workspace: {
      get: os.workspace.get.handler(({ context }) => getWorkspace(context)),
      update: os.workspace.update.handler(async ({ context, input }) =>
        (await settingUp()).updateWorkspace(context, input),
      ),
    },
    places: { list: os.places.list.handler(({ context }) => listPlaces(context)) },
    tasks: {
      list: os.tasks.list.handler(({ context, input }) => listTasks(context, input)),
      create: os.tasks.create.handler(async ({ context, input }) =>
        (await working()).createTask(context, input),
      ),
      update: os.tasks.update.handler(async ({ context, input }) =>
        (await working()).updateTask(context, input),
      ),
      comment: os.tasks.comment.handler(async ({ context, input }) =>
        (await working()).commentOnTask(context, input),
      ),
      remove: os.tasks.remove.handler(async ({ context, input }) =>
        (await working()).removeTask(context, input),
      ),
      restore: os.tasks.restore.handler(async ({ context, input }) =>
        (await working()).restoreTask(context, input),
      ),
    },
    automations: {
      list: os.automations.list.handler(({ context, input }) => listAutomations(context, input)),
      get: os.automations.get.handler(({ context, input }) => getAutomation(context, input)),
      create: os.automations.create.handler(async ({ context, input }) =>
        (await configuring()).createAutomation(context, input),
      ),
      update: os.automations.update.handler(async ({ context, input }) =>
        (await configuring()).updateAutomation(context, input),
      ),
      remove: os.automations.remove.handler(async ({ context, input }) =>
        (await configuring()).removeAutomation(context, input),
      ),
      restore: os.automations.restore.handler(async ({ context, input }) =>
        (await configuring()).restoreAutomation(context, input),
      ),
      duplicate: os.automations.duplicate.handler(async ({ context, input }) =>
        (await configuring()).duplicateAutomation(context, input),
      ),
      switchMany: os.automations.switchMany.handler(async ({ context, input }) =>
        (await configuring()).switchAutomations(context, input),
      ),
    },
    usage: { get: os.usage.get.handler(({ context }) => getUsage(context)) },
    events: { live: os.events.live.handler(({ context, signal }) => streamEvents(context, signal)) },
  })
}
