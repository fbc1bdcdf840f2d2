import { implement } from '@orpc/server'
import { contract } from '#contract/contract.ts'
import {
  createAutomation,
  duplicateAutomation,
  switchAutomations,
  updateAutomation,
} from './automations/change-automations.ts'
import { getAutomation, listAutomations } from './automations/list-automations.ts'
import type { Context } from './context.ts'
import { listRuns } from './runs/list-runs.ts'
import { type OfferRuns, runAutomation, runMany } from './runs/run-automations.ts'
import { getSandbox, moveClock, setPlan } from './sandbox/sandbox.ts'
import { commentOnTask, createTask, removeTask, restoreTask, updateTask } from './tasks/change-tasks.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { streamEvents } from './usage/stream-events.ts'
import { getUsage } from './usage/usage-view.ts'
import { listPlaces } from './workspace/list-places.ts'
import { createSession, getSession } from './workspace/session.ts'
import { getWorkspace, updateWorkspace } from './workspace/workspace.ts'

/** Every route of the contract and the use case behind it; nothing else is here. */
export function createRouter({
  offerRuns,
  validateOutput,
}: {
  offerRuns: OfferRuns
  validateOutput: boolean
}) {
  const os = implement(contract)
    .$config(validateOutput ? {} : { initialOutputValidationIndex: Number.NaN })
    .$context<Context>()
  return os.router({
    session: {
      get: os.session.get.handler(({ context }) => getSession(context)),
      create: os.session.create.handler(({ context, input }) => createSession(context, input)),
    },
    workspace: {
      get: os.workspace.get.handler(({ context }) => getWorkspace(context)),
      update: os.workspace.update.handler(({ context, input }) => updateWorkspace(context, input)),
    },
    places: { list: os.places.list.handler(({ context }) => listPlaces(context)) },
    tasks: {
      list: os.tasks.list.handler(({ context, input }) => listTasks(context, input)),
      create: os.tasks.create.handler(({ context, input }) => createTask(context, input)),
      update: os.tasks.update.handler(({ context, input }) => updateTask(context, input)),
      comment: os.tasks.comment.handler(({ context, input }) => commentOnTask(context, input)),
      remove: os.tasks.remove.handler(({ context, input }) => removeTask(context, input)),
      restore: os.tasks.restore.handler(({ context, input }) => restoreTask(context, input)),
    },
    automations: {
      list: os.automations.list.handler(({ context, input }) => listAutomations(context, input)),
      get: os.automations.get.handler(({ context, input }) => getAutomation(context, input)),
      create: os.automations.create.handler(({ context, input }) => createAutomation(context, input)),
      update: os.automations.update.handler(({ context, input }) => updateAutomation(context, input)),
      duplicate: os.automations.duplicate.handler(({ context, input }) =>
        duplicateAutomation(context, input),
      ),
      switchMany: os.automations.switchMany.handler(({ context, input }) =>
        switchAutomations(context, input),
      ),
    },
    runs: {
      list: os.runs.list.handler(({ context, input }) => listRuns(context, input)),
      create: os.runs.create.handler(({ context, input }) => runAutomation(context, offerRuns, input)),
      createMany: os.runs.createMany.handler(({ context, input }) => runMany(context, offerRuns, input.runs)),
    },
    usage: { get: os.usage.get.handler(({ context }) => getUsage(context)) },
    events: { live: os.events.live.handler(({ context, signal }) => streamEvents(context, signal)) },
    sandbox: {
      get: os.sandbox.get.handler(({ context }) => getSandbox(context)),
      moveClock: os.sandbox.moveClock.handler(({ context, input }) => moveClock(context, input)),
      setPlan: os.sandbox.setPlan.handler(({ context, input }) => setPlan(context, input)),
    },
  })
}
