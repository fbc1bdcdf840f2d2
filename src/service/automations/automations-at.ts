import type { AutomationId, Instant, PlaceId } from '#domain/brand.ts'
import type { DailyTime } from '#domain/calendar.ts'
import {
  automationPages,
  automations,
  type RosterPage,
  rosterPages,
  type StoredAutomation,
} from '../collections.ts'
import { pageOf } from '../pages.ts'
import type { ReadTx, WriteTx } from '../ports.ts'

/** As many rows hold a place's automations at the most. */
const PAGES = 32
/** Up to so many automations are read one by one. */
const FEW = 64

/** What a list chooses and sorts by. */
export type Listed = {
  id: AutomationId
  name: string
  active: boolean
  createdAt: Instant
  updatedAt: Instant
  time: DailyTime | null
}

/** Some places; null for all. */
export type Line = readonly PlaceId[] | null

/** The automations of the places themselves, in short and without deleted ones, in no order. */
export async function rosterAt(tx: ReadTx, line: Line): Promise<Listed[]> {
  const pages = await Promise.all(prefixesOf(line).map(prefix => rosterPages.scan(tx, prefix)))
  return pages.flat().flatMap(({ value }) => listedIn(value))
}

/** The automations that were chosen of a roster, in their order. */
export async function automationsOf(
  tx: ReadTx,
  { chosen, line }: { chosen: readonly Pick<Listed, 'id'>[]; line: Line },
): Promise<StoredAutomation[]> {
  if (chosen.length <= FEW) {
    const found = await Promise.all(chosen.map(({ id }) => automations.get(tx, id)))
    return found.filter(automation => automation !== undefined)
  }
  const pages = await Promise.all(prefixesOf(line).map(prefix => automationPages.scan(tx, prefix)))
  const byId = new Map<AutomationId, StoredAutomation>()
  for (const { value } of pages.flat()) for (const automation of value) byId.set(automation.id, automation)
  return chosen.flatMap(({ id }) => byId.get(id) ?? [])
}

type Changed = { before: StoredAutomation | null; after: StoredAutomation }

/** Keeps the pages of the places in step with the automations' own rows; whoever writes those calls it once. */
export async function keepAtPlaces(tx: WriteTx, changes: readonly Changed[]): Promise<void> {
  const pages = new Map<string, { at: Page; gone: Set<string>; come: StoredAutomation[] }>()
  const page = (automation: StoredAutomation) => {
    const at = placeOf(automation)
    const known = pages.get(at.join()) ?? { at, gone: new Set(), come: [] }
    pages.set(at.join(), known)
    return known
  }
  for (const { before, after } of changes) {
    if (before) page(before).gone.add(before.id)
    if (after.deletedAt === null) page(after).come.push(after)
  }
  await Promise.all(
    [...pages.values()].map(async ({ at, gone, come }) => {
      const stayed = ((await automationPages.get(tx, ...at)) ?? []).filter(({ id }) => !gone.has(id))
      putPage(tx, [...stayed, ...come], at)
    }),
  )
}

/** For a workspace that has no pages yet. */
export function putAtPlaces(tx: WriteTx, all: readonly StoredAutomation[]): void {
  const alive = all.filter(({ deletedAt }) => deletedAt === null)
  for (const page of Map.groupBy(alive, one => placeOf(one).join()).values()) {
    const [first] = page
    if (first) putPage(tx, page, placeOf(first))
  }
}

type Page = [PlaceId, number]

const placeOf = ({ placeId, id }: StoredAutomation): Page => [placeId, pageOf(id, PAGES)]

const prefixesOf = (line: Line) => line?.map(id => [id]) ?? [[]]

function putPage(tx: WriteTx, page: StoredAutomation[], at: Page): void {
  if (page.length > 0) {
    automationPages.put(tx, page, ...at)
    rosterPages.put(tx, rosterOf(page), ...at)
    return
  }
  automationPages.delete(tx, ...at)
  rosterPages.delete(tx, ...at)
}

function rosterOf(page: readonly StoredAutomation[]): RosterPage {
  return {
    ids: page.map(({ id }) => id),
    names: page.map(({ name }) => name),
    active: page.map(({ active }) => active),
    createdAt: page.map(({ createdAt }) => createdAt),
    updatedAt: page.map(({ updatedAt }) => updatedAt),
    times: page.map(({ trigger }) =>
      trigger.kind === 'daily' || trigger.kind === 'due_date_arrives'
        ? { time: trigger.time, zone: trigger.zone }
        : null,
    ),
  }
}

function listedIn({ ids, names, active, createdAt, updatedAt, times }: RosterPage): Listed[] {
  return ids.map((id, index) => ({
    id,
    name: names[index] ?? '',
    active: active[index] ?? false,
    createdAt: createdAt[index] as Instant,
    updatedAt: updatedAt[index] as Instant,
    time: times[index] ?? null,
  }))
}
