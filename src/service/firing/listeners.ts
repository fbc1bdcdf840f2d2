import { listensTo, type TriggerKind } from '#domain/automation.ts'
import type { AutomationId, PlaceId } from '#domain/brand.ts'
import { lineage, type Place } from '#domain/places.ts'
import type { TaskEvent } from '#domain/task.ts'
import { armed, automations, type StoredAutomation } from '../collections.ts'
import type { ReadTx } from '../ports.ts'

/** The automations of one transaction, each read once however often it is asked for. */
export type Listeners = {
  /** undefined for one that was deleted. */
  automation(id: AutomationId): Promise<StoredAutomation | undefined>
  /** P4: the active automations that listen to the event at the List, those of the Space first, then by age. */
  to(event: TaskEvent, listId: PlaceId): Promise<StoredAutomation[]>
}

/** `known`: automations that have been asked for already. */
export function openListeners(
  tx: ReadTx,
  {
    places,
    known,
  }: { places(): Promise<Place[]>; known: Map<AutomationId, Promise<StoredAutomation | undefined>> },
): Listeners {
  const armedAt = new Map<string, Promise<AutomationId[]>>()
  const automation: Listeners['automation'] = async id => {
    const found = await remembered(known, id, () => automations.get(tx, id))
    return found?.deletedAt === null ? found : undefined
  }
  const armedOf = (placeId: PlaceId, kind: TriggerKind) =>
    remembered(armedAt, `${placeId} ${kind}`, async () =>
      (await armed.scan(tx, [placeId, kind])).map(({ parts }) => parts[2]),
    )
  async function at(placeId: PlaceId, kind: TriggerKind): Promise<StoredAutomation[]> {
    const found = await Promise.all((await armedOf(placeId, kind)).map(automation))
    return found.filter(candidate => candidate !== undefined).sort((a, b) => a.createdAt - b.createdAt)
  }
  return {
    automation,
    async to(event, listId) {
      const line = lineage(await places(), listId).reverse()
      const perPlace = await Promise.all(line.map(place => at(place.id, event.kind)))
      return perPlace.flat().filter(candidate => listensTo(candidate.trigger, event))
    },
  }
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = find()
    known.set(key, value)
  }
  return value
}
