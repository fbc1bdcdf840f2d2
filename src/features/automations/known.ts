import type { AutomationListView } from '#contract/automations.ts'
import type { PlaceView } from '#contract/places.ts'
import type { MemberView, WorkspaceView } from '#contract/session.ts'
import type { PlaceId } from '#domain/brand.ts'

/** What the Active tab has read. */
export type Known = {
  placeId: PlaceId
  list: AutomationListView
  places: readonly PlaceView[]
  workspace: WorkspaceView
  /** The reader. */
  member: MemberView
  /** Whether the reader can buy a plan. */
  mayBuy: boolean
}
