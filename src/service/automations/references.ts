import type { Automation } from '#domain/automation.ts'
import type { PlaceId } from '#domain/brand.ts'
import { statusesAt } from '#domain/places.ts'
import { placeTrees, type Workspace } from '../collections.ts'
import type { ReadTx } from '../ports.ts'
import { problem } from '../problem.ts'

type Definition = Pick<Automation, 'trigger' | 'conditions' | 'steps'> & {
  placeId: PlaceId
  workspace: Workspace
}

/** Refuses an automation that refers to a status, member or tag that is not there; says where. */
export async function checkReferences(
  tx: ReadTx,
  { trigger, conditions, steps, placeId, workspace }: Definition,
): Promise<void> {
  const places = (await placeTrees.get(tx)) ?? []
  const known = {
    statusId: new Set<string>(statusesAt(places, placeId).map(({ id }) => id)),
    memberId: new Set<string>(workspace.members.map(({ id }) => id)),
    tagId: new Set<string>(workspace.tags.map(({ id }) => id)),
  }
  const sets: Record<string, Set<string>> = { ...known, from: known.statusId, to: known.statusId }
  const check = (field: string, part: { kind: string }) => {
    for (const [name, value] of Object.entries(part)) {
      // A priority's `to` is no reference.
      const set = part.kind === 'priority_changed' ? undefined : sets[name]
      if (set && typeof value === 'string' && !set.has(value)) {
        throw problem(
          'unknown_reference',
          { field: `${field}.${name}`, value },
          `There is no ${value} for ${field}.${name} here`,
        )
      }
    }
  }
  check('trigger', trigger)
  conditions.forEach((condition, index) => {
    check(`conditions.${index}`, condition)
  })
  steps.forEach((step, index) => {
    check(`steps.${index}`, step)
  })
}
