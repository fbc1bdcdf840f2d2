import type { Automation } from '#domain/automation.ts'
import type { Instant } from '#domain/brand.ts'
import { instantOn, nextDay } from '#domain/calendar.ts'
import { armed, hooks, turnOf, turns } from '../collections.ts'
import type { WriteTx } from '../ports.ts'

/**
 * Makes an active automation listen: to events at its place, and to the clock from `now` on, so that what was before is not
 * caught up. An automation is armed as long as it is active; whoever changes it disarms it as it was first.
 */
export function arm(tx: WriteTx, automation: Automation, now: Instant): void {
  const { id, placeId, trigger, active } = automation
  if (!active) return
  armed.put(tx, true, placeId, trigger.kind, id)
  if (trigger.kind !== 'daily' && trigger.kind !== 'due_date_arrives') return
  const date = nextDay(trigger, now)
  const at = instantOn(date, trigger)
  turns.put(tx, { date }, at, id)
  turnOf.put(tx, at, id)
}

/**
 * Arms an automation that was changed. One that stays active with the same trigger keeps its turn: what is due already is
 * not lost by a new name.
 */
export async function rearm(
  tx: WriteTx,
  { before, after, now }: { before: Automation; after: Automation; now: Instant },
): Promise<void> {
  const sameTrigger = JSON.stringify(before.trigger) === JSON.stringify(after.trigger)
  if (before.active && after.active && sameTrigger) {
    if (before.placeId === after.placeId) return
    armed.delete(tx, before.placeId, before.trigger.kind, before.id)
    armed.put(tx, true, after.placeId, after.trigger.kind, after.id)
    return
  }
  await disarm(tx, before)
  arm(tx, after, now)
}

/** Takes back what `arm` did for the automation as it is. */
async function disarm(tx: WriteTx, { id, placeId, trigger, active }: Automation): Promise<void> {
  if (!active) return
  armed.delete(tx, placeId, trigger.kind, id)
  const at = await turnOf.get(tx, id)
  if (at === undefined) return
  turns.delete(tx, at, id)
  turnOf.delete(tx, id)
}

/** Lets the automation listen at its incoming webhook, active or not; an inactive one's callers are told so. */
export async function attachHook(tx: WriteTx, { id, trigger }: Automation): Promise<void> {
  if (trigger.kind !== 'webhook_received') return
  const hook = await hooks.get(tx, trigger.hookId)
  if (hook) hooks.put(tx, { ...hook, automationId: id }, hook.id)
}

/** Lets go of the incoming webhook of the automation as it was. */
export async function detachHook(tx: WriteTx, { id, trigger }: Automation): Promise<void> {
  if (trigger.kind !== 'webhook_received') return
  const hook = await hooks.get(tx, trigger.hookId)
  if (hook?.automationId === id) hooks.put(tx, { ...hook, automationId: null }, hook.id)
}
