import type { AutomationId } from '#domain/brand.ts'
import type { ChangeActivity } from './activity-search.ts'

/** Where the log leads to: other parts of itself, and the automation that ran. */
export type ActivityLinks = { change: ChangeActivity; openAutomation(id: AutomationId): void }
