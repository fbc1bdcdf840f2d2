import { API_PREFIX } from '#contract/first-contract.ts'
import type { HookView, ReceivedView } from '#contract/hooks.ts'
import type { HookId } from '#domain/brand.ts'
import { plans } from '#domain/plans.ts'
import { isoInstant } from '#domain/zoned.ts'
import { connectionsRequired } from '../automations/check-definition.ts'
import { type Hook, hooks, type Received, received } from '../collections.ts'
import { type Context, read, write } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'
import { clickAppDisabled } from '../runs/offer.ts'
import { firedRunView } from '../runs/run-view.ts'
import { newSecret } from '../signature.ts'
import { makeHook } from './make-hook.ts'

/** P6: an address, before the automation that will listen there is saved. */
export function createHook(context: Context): Promise<HookView> {
  const change = { needs: 'automations', operation: 'hooks.create', input: null } as const
  return write(context, change, async ({ tx, now, workspace }) => {
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    if (!plans[workspace.plan].connects) throw connectionsRequired(workspace)
    return hookView(tx, makeHook(tx, { ids: context.deps.ids, now }))
  })
}

export function getHook(context: Context, { id }: { id: HookId }): Promise<HookView> {
  return read(context, 'automations', async ({ tx }) => hookView(tx, await hookIn(tx, id)))
}

/** The old secret signs nothing from now on. */
export function rotateHook(context: Context, { id }: { id: HookId }): Promise<HookView> {
  const change = { needs: 'automations', operation: 'hooks.rotate', input: { id } } as const
  const { ids } = context.deps
  return write(context, change, async ({ tx, workspace, announce }) => {
    if (!workspace.automationsEnabled) throw clickAppDisabled()
    const hook: Hook = { ...(await hookIn(tx, id)), secret: newSecret(ids.next(), ids.next()) }
    hooks.put(tx, hook, id)
    announce({ topics: ['automations'] })
    return hookView(tx, hook)
  })
}

export async function hookIn(tx: ReadTx, id: HookId): Promise<Hook> {
  const hook = await hooks.get(tx, id)
  if (!hook) throw notFound('webhook')
  return hook
}

export function receivedView({ id, at, source, test, payload, runs }: Received): ReceivedView {
  return { id, at: isoInstant(at), source, test: test === true, payload, runs: runs.map(firedRunView) }
}

async function hookView(tx: ReadTx, { id, secret, createdAt, refusals = [] }: Hook): Promise<HookView> {
  const came = await received.scan(tx, [id], { reverse: true })
  return {
    id,
    path: `${API_PREFIX}/hooks/${id}`,
    secret,
    createdAt: isoInstant(createdAt),
    received: came.map(({ value }) => receivedView(value)),
    refused: refusals.map(({ at, reason }) => ({ at: isoInstant(at), reason })),
  }
}
