import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { CountField, PlaceIdField, StatusIdField } from './fields.ts'

const Place = z.object({
  id: PlaceIdField,
  kind: z.enum(['space', 'folder', 'list']),
  name: z.string(),
  parentId: z.nullable(PlaceIdField),
  position: z.number(),
  /** A Space's statuses, in order; Folders and Lists use those of their Space and have none here. */
  statuses: z.array(
    z.object({ id: StatusIdField, name: z.string(), category: z.enum(['open', 'active', 'done']) }),
  ),
  /** P4: active automations of the place itself and inherited from above; null for guests (P2). */
  activeAutomations: z.nullable(z.object({ own: CountField, inherited: CountField })),
})

export const places = {
  list: oc
    .route({ method: 'GET', path: '/places', summary: 'Spaces, Folders and Lists' })
    .output(z.array(Place)),
}

export type PlaceView = z.infer<typeof Place>
