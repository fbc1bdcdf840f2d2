import type { AutomationView } from '#contract/automations.ts'
import { type Automation, type Definition, usesConnections } from '#domain/automation.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { statusesAt } from '#domain/places.ts'
import { plans } from '#domain/plans.ts'
import { brokenReferences, fieldOf, lossesByMoving, newTasksNowhere } from '#domain/references.ts'
import { activeCounts, automations, hooks, placeTrees, type StoredAutomation } from '../collections.ts'
import { type Change, type Context, type Writing, write } from '../context.ts'
import { makeHook } from '../hooks/make-hook.ts'
import { notFound } from '../problem.ts'
import { clickAppDisabled } from '../runs/offer.ts'
import { activeIn } from '../usage/usage-view.ts'
import { automationIn, viewWithUse } from './automation-view.ts'
import { checkDefinition, connectionsRequired, unknownReference } from './check-definition.ts'
import { save } from './save-automations.ts'

type Described = Definition & Pick<Automation, 'name'>
type Partially<Type> = { [Key in keyof Type]?: Type[Key] | undefined }

export function createAutomation(
  context: Context,
  input: Described & { placeId: PlaceId; active: boolean },
): Promise<AutomationView> {
  return configure(context, { operation: 'automations.create', input }, async writing => {
    const { tx, now } = writing
    const id = context.deps.ids.next() as AutomationId
    const automation: StoredAutomation = { ...input, id, createdAt: now, updatedAt: now, deletedAt: null }
    checkPlan(writing, automation)
    checkDefinition(automation)
    await checkHook(writing, automation)
    await checkReferences(writing, { after: automation, changed: input })
    await save(writing, [{ before: null, after: automation }])
    return viewWithUse({ ...writing, tx }, automation)
  })
}

type Patch = Partially<Described> & { active?: boolean | undefined; placeId?: PlaceId | undefined }

/** Changes what the request sets, and checks only that: an automation can be switched off or renamed whatever it uses. */
export function updateAutomation(
  context: Context,
  { id, ...patch }: Patch & { id: AutomationId },
): Promise<AutomationView> {
  return configure(context, { operation: 'automations.update', input: { id, ...patch } }, async writing => {
    const { tx, now } = writing
    const before = await automationIn(tx, id)
    const after: StoredAutomation = {
      ...before,
      placeId: patch.placeId ?? before.placeId,
      active: patch.active ?? before.active,
      name: patch.name ?? before.name,
      trigger: patch.trigger ?? before.trigger,
      conditions: patch.conditions ?? before.conditions,
      steps: patch.steps ?? before.steps,
      updatedAt: now,
    }
    const redefined = patch.trigger ?? patch.conditions ?? patch.steps
    if (redefined || (after.active && !before.active)) checkPlan(writing, after)
    if (redefined) checkDefinition(after)
    await checkHook(writing, after)
    const { trigger, conditions, steps } = patch
    await checkReferences(writing, { before, after, changed: { trigger, conditions, steps } })
    await save(writing, [{ before, after }])
    return viewWithUse(writing, after)
  })
}

export function duplicateAutomation(
  context: Context,
  input: { id: AutomationId; name?: string | undefined; active: boolean },
): Promise<AutomationView> {
  return configure(context, { operation: 'automations.duplicate', input }, async writing => {
    const { tx, now } = writing
    const original = await automationIn(tx, input.id)
    checkPlan(writing, original)
    const { trigger } = original
    const copy: StoredAutomation = {
      ...original,
      id: context.deps.ids.next() as AutomationId,
      name: input.name ?? original.name,
      active: input.active,
      // An address is one automation's: the copy has its own.
      trigger:
        trigger.kind === 'webhook_received'
          ? { ...trigger, hookId: makeHook(tx, { ids: context.deps.ids, now }).id }
          : trigger,
      createdAt: now,
      updatedAt: now,
    }
    await save(writing, [{ before: null, after: copy }])
    return viewWithUse(writing, copy)
  })
}

/** U7: all or none: where they do not all fit below the cap, nothing is switched. */
export function switchAutomations(
  context: Context,
  input: { ids: AutomationId[]; active: boolean },
): Promise<{ switched: number; active: number }> {
  return configure(context, { operation: 'automations.switchMany', input }, async writing => {
    const { tx, now } = writing
    const found = await Promise.all([...new Set(input.ids)].map(id => automationIn(tx, id)))
    const changes = found
      .filter(before => before.active !== input.active)
      .map(before => ({ before, after: { ...before, active: input.active, updatedAt: now } }))
    if (input.active) for (const { after } of changes) checkPlan(writing, after)
    await save(writing, changes)
    return { switched: changes.length, active: activeIn((await activeCounts.get(tx)) ?? { byPlace: {} }) }
  })
}

/** P5: it stops at once and can be restored. */
export function removeAutomation(
  context: Context,
  { id }: { id: AutomationId },
): Promise<{ id: AutomationId }> {
  return configure(context, { operation: 'automations.remove', input: { id } }, async writing => {
    const before = await automationIn(writing.tx, id)
    await save(writing, [{ before, after: { ...before, deletedAt: writing.now } }])
    return { id }
  })
}

/** As active as it was, unless told otherwise; as active it has to fit below the cap (U7). One that is there stays as it is. */
export function restoreAutomation(
  context: Context,
  input: { id: AutomationId; active?: boolean | undefined },
): Promise<AutomationView> {
  return configure(context, { operation: 'automations.restore', input }, async writing => {
    const before = await automations.get(writing.tx, input.id)
    if (!before) throw notFound('automation')
    if (before.deletedAt === null) return viewWithUse(writing, before)
    const after = {
      ...before,
      active: input.active ?? before.active,
      deletedAt: null,
      updatedAt: writing.now,
    }
    // What was on before a lower plan comes back on, and is skipped (P6); nothing else is switched on that way.
    if (after.active && !before.active) checkPlan(writing, after)
    await save(writing, [{ before, after }])
    return viewWithUse(writing, after)
  })
}

/** P1, P2: configuring needs the capability, and the ClickApp on. */
function configure<Answer>(
  context: Context,
  change: Omit<Change, 'needs'>,
  body: (writing: Writing) => Promise<Answer>,
): Promise<Answer> {
  return write(context, { needs: 'automations', ...change }, async writing => {
    if (!writing.workspace.automationsEnabled) throw clickAppDisabled()
    return body(writing)
  })
}

function checkPlan({ workspace }: Writing, automation: Definition): void {
  if (usesConnections(automation) && !plans[workspace.plan].connects) throw connectionsRequired(workspace)
}

/** An incoming webhook is there, and no other automation's. */
async function checkHook({ tx }: Writing, { id, trigger }: Automation): Promise<void> {
  if (trigger.kind !== 'webhook_received') return
  const hook = await hooks.get(tx, trigger.hookId)
  if (!hook || (hook.automationId !== null && hook.automationId !== id))
    throw unknownReference({ field: 'trigger.hookId', value: trigger.hookId })
}

type Checked = { before?: Automation; after: Automation; changed: Partially<Definition> }

/**
 * Refuses references that are not there, in the parts that are changed; and of an automation that moves, those that were
 * there where it was.
 */
async function checkReferences(
  { tx, workspace }: Writing,
  { before, after, changed }: Checked,
): Promise<void> {
  const places = (await placeTrees.get(tx)) ?? []
  if (!places.some(({ id }) => id === after.placeId))
    throw unknownReference({ field: 'placeId', value: after.placeId })
  const { members, tags } = workspace
  const around = { members, tags, places }
  const [unknown] = [
    ...brokenReferences(changed, { ...around, statuses: statusesAt(places, after.placeId) }),
    // Where a new task goes depends on what fires the run, too.
    ...(changed.trigger || changed.steps ? newTasksNowhere(after, { placeId: after.placeId, places }) : []),
    ...(before ? lossesByMoving(after, before.placeId, around)(after.placeId) : []),
  ]
  if (unknown) throw unknownReference({ field: fieldOf(unknown), value: unknown.id })
}
