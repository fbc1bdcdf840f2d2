import { implement } from '@orpc/server'
import { contract } from '#contract/contract.ts'
import { getAutomation, listAutomations } from './automations/list-automations.ts'
import type { Context } from './context.ts'
import { type OfferRuns, runAutomation, runMany } from './runs/run-automations.ts'
import { commentOnTask, createTask, removeTask, restoreTask, updateTask } from './tasks/change-tasks.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { streamEvents } from './usage/stream-events.ts'
import { getUsage } from './usage/usage-view.ts'
import { listPlaces } from './workspace/list-places.ts'
import { createSession, getSession } from './workspace/session.ts'
import { getWorkspace, updateWorkspace } from './workspace/workspace.ts'

// What no first screen asks for comes when it is first asked for.
const configuring = () => import('./automations/change-automations.ts')
const hooking = () => import('./hooks/hooks.ts')
const receiving = () => import('./hooks/receive.ts')
const logging = () => import('./runs/list-runs.ts')
const designing = () => import('./sandbox/sandbox.ts')
const listing = () => import('./deliveries/list-deliveries.ts')
const retrying = () => import('./deliveries/retry-delivery.ts')
const signing = () => import('./deliveries/signing-secret.ts')
const arriving = () => import('./sandbox/list-arrivals.ts')

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
    hooks: {
      create: os.hooks.create.handler(async ({ context }) => (await hooking()).createHook(context)),
      get: os.hooks.get.handler(async ({ context, input }) => (await hooking()).getHook(context, input)),
      rotate: os.hooks.rotate.handler(async ({ context, input }) =>
        (await hooking()).rotateHook(context, input),
      ),
      test: os.hooks.test.handler(async ({ context, input }) =>
        (await receiving()).receiveTest(context, input),
      ),
      receive: os.hooks.receive.handler(async ({ context, input }) =>
        (await receiving()).receive(context, input.params.id),
      ),
    },
    runs: {
      list: os.runs.list.handler(async ({ context, input }) => (await logging()).listRuns(context, input)),
      create: os.runs.create.handler(({ context, input }) => runAutomation(context, offerRuns, input)),
      createMany: os.runs.createMany.handler(({ context, input }) => runMany(context, offerRuns, input.runs)),
    },
    deliveries: {
      list: os.deliveries.list.handler(async ({ context, input }) =>
        (await listing()).listDeliveries(context, input),
      ),
      get: os.deliveries.get.handler(async ({ context, input }) =>
        (await listing()).getDelivery(context, input),
      ),
      retry: os.deliveries.retry.handler(async ({ context, input }) =>
        (await retrying()).retryDelivery(context, input),
      ),
    },
    signing: {
      get: os.signing.get.handler(async ({ context }) => (await signing()).getSigningSecret(context)),
      rotate: os.signing.rotate.handler(async ({ context }) =>
        (await signing()).rotateSigningSecret(context),
      ),
    },
    usage: { get: os.usage.get.handler(({ context }) => getUsage(context)) },
    events: { live: os.events.live.handler(({ context, signal }) => streamEvents(context, signal)) },
    sandbox: {
      arrivals: os.sandbox.arrivals.handler(async ({ context, input }) =>
        (await arriving()).listArrivals(context, input),
      ),
      get: os.sandbox.get.handler(async ({ context }) => (await designing()).getSandbox(context)),
      moveClock: os.sandbox.moveClock.handler(async ({ context, input }) =>
        (await designing()).moveClock(context, input),
      ),
      setPlan: os.sandbox.setPlan.handler(async ({ context, input }) =>
        (await designing()).setPlan(context, input),
      ),
    },
  })
}
