import { TOPICS } from '#contract/usage.ts'
import { WORKSPACE_ID } from '#scenarios/scenario.ts'
import { createBroadcastAnnouncer } from './broadcast-announcer.ts'
import { databaseName } from './database-name.ts'
import { deleteDatabase } from './indexed-db-store.ts'

/**
 * Sets a scenario back to its beginning. Every tab that has it open lets go of the database, opens it anew at its next
 * request, which fills it again, and is told to read everything again. Rejects with `StorageTrouble` (`blocked`) when a
 * tab does not let go.
 */
export async function resetScenario(name: string): Promise<void> {
  const database = databaseName(name)
  await deleteDatabase(database)
  const announcer = createBroadcastAnnouncer(database)
  announcer.announce(WORKSPACE_ID, { topics: [...TOPICS], usage: true })
  announcer.close()
}
