import type { AutomationView } from '#contract/automations.ts'
import type { Help } from '#contract/problems.ts'
import { activate } from '#domain/active-cap.ts'
import type { Automation } from '#domain/automation.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { planAbove, plans } from '#domain/plans.ts'
import { activeCounts, armed, automations, placeTrees, type Workspace } from '../collections.ts'
import { type Change, type Context, type Writing, write } from '../context.ts'
import type { WriteTx } from '../ports.ts'
import { type Problem, problem } from '../problem.ts'
import { clickAppDisabled } from '../runs/offer.ts'
import { activeIn } from '../usage/usage-view.ts'
import { automationIn, viewWithUse } from './automation-view.ts'
import { checkReferences } from './references.ts'

type Definition = Pick<Automation, 'name' | 'trigger' | 'conditions' | 'steps'>
type Partially<Type> = { [Key in keyof Type]?: Type[Key] | undefined }

export function createAutomation(
  context: Context,
  input: Definition & { placeId: PlaceId; active: boolean },
): Promise<AutomationView> {
  return configure(context, { operation: 'automations.create', input }, async writing => {
    const { tx, now, workspace } = writing
    await checkReferences(tx, { ...input, workspace })
    const id = context.deps.ids.next() as AutomationId
    const automation: Automation = { ...input, id, createdAt: now, updatedAt: now }
    await save(writing, [{ before: null, after: automation }])
    return viewWithUse(writing, automation)
  })
}

export function updateAutomation(
  context: Context,
  { id, ...patch }: Partially<Definition> & { id: AutomationId; active?: boolean | undefined },
): Promise<AutomationView> {
  return configure(context, { operation: 'automations.update', input: { id, ...patch } }, async writing => {
    const { tx, now, workspace } = writing
    const before = await automationIn(tx, id)
    const after: Automation = {
      ...before,
      active: patch.active ?? before.active,
      name: patch.name ?? before.name,
      trigger: patch.trigger ?? before.trigger,
      conditions: patch.conditions ?? before.conditions,
      steps: patch.steps ?? before.steps,
      updatedAt: now,
    }
    // Only what the request sets is checked: an automation can be switched off or renamed whatever it refers to.
    if (patch.trigger ?? patch.conditions ?? patch.steps) await checkReferences(tx, { ...after, workspace })
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
    const copy: Automation = {
      ...original,
      id: context.deps.ids.next() as AutomationId,
      name: input.name ?? original.name,
      active: input.active,
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
    await save(writing, changes)
    return { switched: changes.length, active: activeIn((await activeCounts.get(tx)) ?? { byPlace: {} }) }
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

type Saved = { before: Automation | null; after: Automation }

/** Keeps automations with their index and the active counts; refuses what does not fit below the cap (U7). */
async function save({ tx, workspace, announce }: Writing, changes: readonly Saved[]): Promise<void> {
  const [places = [], counts = { byPlace: {} }] = await Promise.all([
    placeTrees.get(tx),
    activeCounts.get(tx),
  ])
  const asked = changes.filter(({ before, after }) => after.active && !before?.active).length
  const answer = activate({ plan: workspace.plan, active: activeIn(counts), asked })
  if (!answer.ok) throw capReached(workspace, answer.refusal)
  const byPlace = { ...counts.byPlace }
  for (const { before, after } of changes) {
    if (!places.some(place => place.id === after.placeId)) {
      throw problem('unknown_reference', { field: 'placeId', value: after.placeId }, 'There is no such place')
    }
    if (before?.active) {
      disarm(tx, before)
      byPlace[before.placeId] = (byPlace[before.placeId] ?? 0) - 1
    }
    automations.put(tx, after, after.id)
    if (after.active) {
      armed.put(tx, true, after.placeId, after.trigger.kind, after.id)
      byPlace[after.placeId] = (byPlace[after.placeId] ?? 0) + 1
    }
  }
  activeCounts.put(tx, { byPlace })
  announce({ topics: ['automations'] })
}

function disarm(tx: WriteTx, { placeId, trigger, id }: Automation): void {
  armed.delete(tx, placeId, trigger.kind, id)
}

function capReached(
  { plan }: Workspace,
  { cap, active, asked }: { cap: number; active: number; asked: number },
): Problem {
  const helps: Help[] = ['switch_off_automations']
  if (planAbove(plan)) helps.push('upgrade')
  return problem(
    'active_automations_exceeded',
    { plan, limit: cap, active, asked, helps },
    `${active} of ${cap} automations are active, the most on ${plans[plan].name}; switch some off or upgrade`,
  )
}
