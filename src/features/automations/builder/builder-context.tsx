import { createContext, use } from 'react'
import type { PlaceView } from '#contract/places.ts'
import type { WorkspaceView } from '#contract/session.ts'
import type { AutomationId, HookId, PlaceId } from '#domain/brand.ts'
import type { PayloadField } from '#domain/payload.ts'
import type { Status } from '#domain/places.ts'
import type { Draft } from './draft.ts'

/** What every part of the builder needs. */
export type Building = {
  draft: Draft
  change: (update: (draft: Draft) => Draft) => void
  /** What is wrong at a field or a part, in words; undefined while there is nothing to be told. */
  errorAt: (at: string) => string | undefined
  /** The field was left: what is wrong with it is told from now on. */
  leave: (at: string) => void
  /** Says something to those who listen. */
  announce: (text: string) => void
  /** The place that the automation belongs to. */
  placeId: PlaceId
  places: readonly PlaceView[]
  /** Those of that place. */
  statuses: readonly Status[]
  workspace: WorkspaceView
  /** P6: whether the plan has webhooks and integrations. */
  connects: boolean
  /** What the latest payload of the trigger's webhook brought. */
  payloadFields: readonly PayloadField[]
  /** Whether something with that field has come lately; yes for all as long as nothing has. */
  isSeen: (path: string) => boolean
  /** The saved automation; null for one that is not saved. */
  saved: { id: AutomationId; active: boolean; hookId: HookId | null } | null
}

const Context = createContext<Building | null>(null)

export const BuildingProvider = Context

export function useBuilding(): Building {
  const building = use(Context)
  if (!building) throw new Error('useBuilding is used outside of the builder')
  return building
}

/** A field by its path: what it shows when something is wrong, and what it tells when it is left. */
export function useField(at: string): { error: string | undefined; onBlur: () => void } {
  const { errorAt, leave } = useBuilding()
  return { error: errorAt(at), onBlur: () => leave(at) }
}
