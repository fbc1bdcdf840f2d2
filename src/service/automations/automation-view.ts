import type { AutomationView } from '#contract/automations.ts'
import type { Automation } from '#domain/automation.ts'
import type { AutomationId } from '#domain/brand.ts'
import { isoInstant } from '#domain/zoned.ts'
import { automations, type TallyAndRun } from '../collections.ts'
import type { Reading } from '../context.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'
import { oneTally } from '../usage/tallies.ts'

export function automationView(automation: Automation, tally: TallyAndRun | undefined): AutomationView {
  const lastRunAt = tally?.lastRunAt ?? null
  return {
    ...automation,
    createdAt: isoInstant(automation.createdAt),
    updatedAt: isoInstant(automation.updatedAt),
    used: tally?.used ?? 0,
    refused: tally?.refused ?? 0,
    lastRunAt: lastRunAt === null ? null : isoInstant(lastRunAt),
  }
}

/** The automation with what it used this month. */
export async function viewWithUse(
  { tx, head, now }: Pick<Reading, 'tx' | 'head' | 'now'>,
  automation: Automation,
): Promise<AutomationView> {
  return automationView(automation, await oneTally(tx, automation.id, { head, now }))
}

export async function automationIn(tx: ReadTx, id: AutomationId): Promise<Automation> {
  const automation = await automations.get(tx, id)
  if (!automation) throw notFound('automation')
  return automation
}
