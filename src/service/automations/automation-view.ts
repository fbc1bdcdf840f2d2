import type { AutomationView } from '#contract/automations.ts'
import type { AutomationId, Instant } from '#domain/brand.ts'
import { isoInstant } from '#domain/zoned.ts'
import { automations, type StoredAutomation, type TallyAndRun, turnOf } from '../collections.ts'
import type { Reading } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'
import { oneTally } from '../usage/tallies.ts'

/** `nextAt`: its turn by the clock, if it goes by it. */
export function automationView(
  { deletedAt: _deletedAt, ...automation }: StoredAutomation,
  { tally, nextAt }: { tally: TallyAndRun | undefined; nextAt: Instant | undefined },
): AutomationView {
  const iso = (instant: Instant | null | undefined) => (instant == null ? null : isoInstant(instant))
  return {
    ...automation,
    createdAt: isoInstant(automation.createdAt),
    updatedAt: isoInstant(automation.updatedAt),
    used: tally?.used ?? 0,
    refused: tally?.refused ?? 0,
    refusedSince: iso(tally?.refusedSince),
    lastRunAt: iso(tally?.lastRunAt),
    nextAt: iso(nextAt),
  }
}

/** The automation with what it used this month. */
export async function viewWithUse(
  { tx, head, now }: Pick<Reading, 'tx' | 'head' | 'now'>,
  automation: StoredAutomation,
): Promise<AutomationView> {
  const [tally, nextAt] = await Promise.all([
    oneTally(tx, automation.id, { head, now }),
    turnOf.get(tx, automation.id),
  ])
  return automationView(automation, { tally, nextAt })
}

/** Throws for one that was deleted. */
export async function automationIn(tx: ReadTx, id: AutomationId): Promise<StoredAutomation> {
  const automation = await automations.get(tx, id)
  if (!automation || automation.deletedAt !== null) throw notFound('automation')
  return automation
}
