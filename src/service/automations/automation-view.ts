import type { AutomationView } from '#contract/automations.ts'
import type { Automation } from '#domain/automation.ts'
import type { AutomationId, Instant } from '#domain/brand.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { isoInstant } from '#domain/zoned.ts'
import { automations, automationTallies, lastRuns, type Tally } from '../collections.ts'
import type { ReadTx } from '../ports.ts'
import { notFound } from '../problem.ts'

export function automationView(
  automation: Automation,
  { tally, lastRunAt }: { tally: Tally | undefined; lastRunAt: Instant | undefined },
): AutomationView {
  return {
    ...automation,
    createdAt: isoInstant(automation.createdAt),
    updatedAt: isoInstant(automation.updatedAt),
    used: tally?.used ?? 0,
    refused: tally?.refused ?? 0,
    lastRunAt: lastRunAt === undefined ? null : isoInstant(lastRunAt),
  }
}

/** The automation with what it used this month. */
export async function viewWithUse(tx: ReadTx, automation: Automation, now: Instant): Promise<AutomationView> {
  const [tally, lastRunAt] = await Promise.all([
    automationTallies.get(tx, usageMonthOf(now), automation.id),
    lastRuns.get(tx, automation.id),
  ])
  return automationView(automation, { tally, lastRunAt })
}

export async function automationIn(tx: ReadTx, id: AutomationId): Promise<Automation> {
  const automation = await automations.get(tx, id)
  if (!automation) throw notFound('automation')
  return automation
}
