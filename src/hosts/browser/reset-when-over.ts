import { nowOf } from '#domain/clock.ts'
import { usageMonthOf } from '#domain/usage-month.ts'
import { DEFAULT_SCENARIO, WORKSPACE_ID } from '#scenarios/scenario.ts'
import { heads, seeded } from '#service/collections.ts'
import type { Clock } from '#service/ports.ts'
import { databaseName } from './database-name.ts'
import { createIndexedDbStore } from './indexed-db-store.ts'
import { resetScenario } from './reset-scenario.ts'

/**
 * S1: a scenario's address opens its state. That is over when its service's month is another than the one it began in: a
 * suspension has ended then. It is set back to its beginning, except where the page is only loaded again, and never the
 * default workspace, which is somebody's own. Rejects with `StorageTrouble`.
 */
export async function resetWhenOver(scenario: string, clock: Clock): Promise<void> {
  if (scenario === DEFAULT_SCENARIO || isReload()) return
  const store = createIndexedDbStore({ name: databaseName(scenario) })
  const [began, head] = await store
    .read(WORKSPACE_ID, tx => Promise.all([seeded.get(tx), heads.get(tx)]))
    .finally(() => store.close())
  if (!began || !head) return
  const now = nowOf(head.clock, clock.now())
  if (usageMonthOf(now) !== usageMonthOf(began.at)) await resetScenario(scenario)
}

function isReload(): boolean {
  const [visit] = performance.getEntriesByType('navigation')
  return visit instanceof PerformanceNavigationTiming && visit.type === 'reload'
}
