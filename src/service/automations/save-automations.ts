import type { Help } from '#contract/problems.ts'
import { activate } from '#domain/active-cap.ts'
import { planAbove, plans } from '#domain/plans.ts'
import { activeCounts, automations, type StoredAutomation, type Workspace } from '../collections.ts'
import type { Writing } from '../context.ts'
import { attachHook, detachHook, rearm } from '../firing/arming.ts'
import { type Problem, problem } from '../problem.ts'
import { activeIn } from '../usage/usage-view.ts'
import { keepAtPlaces } from './automations-at.ts'

type Saved = { before: StoredAutomation | null; after: StoredAutomation }

/** What counts and listens: a deleted automation does neither, and keeps how active it was. */
const alive = (automation: StoredAutomation): StoredAutomation =>
  automation.deletedAt === null ? automation : { ...automation, active: false }

/** Keeps automations with their indexes and the active counts; refuses what does not fit below the cap (U7). */
export async function save(
  { tx, now, workspace, announce }: Pick<Writing, 'tx' | 'now' | 'workspace' | 'announce'>,
  changes: readonly Saved[],
): Promise<void> {
  const counts = (await activeCounts.get(tx)) ?? { byPlace: {} }
  const asked = changes.filter(
    ({ before, after }) => alive(after).active && !(before && alive(before).active),
  ).length
  const answer = activate({ plan: workspace.plan, active: activeIn(counts), asked })
  if (!answer.ok) throw capReached(workspace, answer.refusal)
  const byPlace = { ...counts.byPlace }
  const count = ({ placeId, active }: StoredAutomation, by: number) => {
    if (active) byPlace[placeId] = (byPlace[placeId] ?? 0) + by
  }
  for (const { before, after } of changes) {
    automations.put(tx, after, after.id)
    const [was, is] = [alive(before ?? { ...after, active: false }), alive(after)]
    count(was, -1)
    count(is, 1)
    await rearm(tx, { before: was, after: is, now })
    if (before && hookOf(before) !== hookOf(after)) await detachHook(tx, before)
    if (!before || hookOf(before) !== hookOf(after)) await attachHook(tx, after)
  }
  await keepAtPlaces(tx, changes)
  activeCounts.put(tx, { byPlace })
  announce({ topics: ['automations'] })
}

const hookOf = ({ trigger }: StoredAutomation) =>
  trigger.kind === 'webhook_received' ? trigger.hookId : null

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
