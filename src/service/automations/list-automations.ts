import type { AutomationListView, AutomationView } from '#contract/automations.ts'
import type { AutomationId, Instant, PlaceId } from '#domain/brand.ts'
import { lineage } from '#domain/places.ts'
import { isoInstant } from '#domain/zoned.ts'
import { activeCounts, placeTrees, type StoredAutomation, turnOf } from '../collections.ts'
import { type Context, read } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'
import { allTallies } from '../usage/tallies.ts'
import { activeIn, capOf } from '../usage/usage-view.ts'
import { automationIn, automationView, viewWithUse } from './automation-view.ts'
import { automationsOf, type Line, rosterAt } from './automations-at.ts'
import { type Choice, chooseAutomations } from './choose-automations.ts'

/** P4, P5: the automations that work at a place: its own and those of the places above. Without a place, all. */
export function listAutomations(
  context: Context,
  { place, ...choice }: Choice & { place?: PlaceId | undefined },
): Promise<AutomationListView> {
  return read(context, 'automations', async ({ tx, now, workspace, head, caller: { locale } }) => {
    // The tallies need not wait for the places: they are parsed while the store reads the roster.
    const [[line, roster], tallies, counts = { byPlace: {} }] = await Promise.all([
      lineOf(tx, place).then(async found => [found, await rosterAt(tx, found)] as const),
      allTallies(tx, { head, now }),
      activeCounts.get(tx),
    ])
    const chosen = chooseAutomations(roster, choice, { tallies, now, locale })
    const items = await automationsOf(tx, { chosen, line })
    const turns = await turnsOf(tx, items)
    const active = roster.filter(listed => listed.active).length
    return {
      items: items.map(one => automationView(one, { tally: tallies.get(one.id), nextAt: turns.get(one.id) })),
      here: { active, inactive: roster.length - active },
      readAt: isoInstant(now),
      active: activeIn(counts),
      cap: capOf(workspace),
    }
  })
}

async function lineOf(tx: ReadTx, place: PlaceId | undefined): Promise<Line> {
  if (place === undefined) return null
  const line = lineage((await placeTrees.get(tx)) ?? [], place)
  if (line.length === 0) throw notFound('place')
  return line.map(({ id }) => id)
}

/** Up to so many turns are asked for one by one. */
const FEW_TURNS = 64

async function turnsOf(
  tx: ReadTx,
  automations: readonly StoredAutomation[],
): Promise<ReadonlyMap<AutomationId, Instant>> {
  const waiting = automations.filter(
    ({ active, trigger: { kind } }) => active && (kind === 'daily' || kind === 'due_date_arrives'),
  )
  if (waiting.length > FEW_TURNS)
    return new Map((await turnOf.scan(tx, [])).map(({ parts: [id], value }) => [id, value]))
  const found = await Promise.all(waiting.map(async ({ id }) => [id, await turnOf.get(tx, id)] as const))
  return new Map(found.flatMap(([id, at]) => (at === undefined ? [] : [[id, at]])))
}

export function getAutomation(context: Context, { id }: { id: AutomationId }): Promise<AutomationView> {
  return read(context, 'automations', async reading =>
    viewWithUse(reading, await automationIn(reading.tx, id)),
  )
}
