import type { AutomationId } from '#domain/brand.ts'
import type { ChangeActivity } from './activity-search.ts'

/** Where the log leads to: other parts of itself, and the automation that ran. */
export type ActivityLinks = {
  change: ChangeActivity
  /** Back to the log that a delivery was opened from. */
  leaveDelivery: () => void
  openAutomation(id: AutomationId): void
}
