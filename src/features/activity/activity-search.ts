import type { DeliveryPageView } from '#contract/deliveries.ts'
import type { AutomationId, CalendarDate, DeliveryId, PlaceId, TimeOfDay } from '#domain/brand.ts'
import { addDays, instantOn } from '#domain/calendar.ts'
import type { Outcome } from '#domain/run.ts'
import { isoInstant } from '#domain/zoned.ts'

/** What the URL says of the Activity tab. What is absent is the default. */
export type ActivitySearch = {
  log?: 'deliveries'
  /** How runs ended; deliveries that are under way are `pending`. */
  outcome?: Outcome | 'pending'
  of?: AutomationId
  /** Days of the reader's zone, both included. */
  from?: CalendarDate
  to?: CalendarDate
  delivery?: DeliveryId
}

/** What it says of the runs: how deliveries stand is not theirs. */
export type RunSearch = Omit<ActivitySearch, 'outcome'> & { outcome?: Outcome }

export function runSearch({ outcome, ...rest }: ActivitySearch): RunSearch {
  return outcome === undefined || outcome === 'pending' ? rest : { ...rest, outcome }
}

/** What to change in it; undefined takes a part out. */
export type ActivityChange = { [Part in keyof ActivitySearch]?: ActivitySearch[Part] | undefined }

export type ChangeActivity = (change: ActivityChange) => void

/** The tab without any filter. */
export const unfiltered: ActivityChange = {
  outcome: undefined,
  of: undefined,
  from: undefined,
  to: undefined,
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** What the run log is asked for. Its span begins with the first day and ends with the end of the last. */
export function runFilter(
  placeId: PlaceId,
  { outcome, of, from, to }: RunSearch,
  zone = ownZone(),
): { place: PlaceId; outcome?: Outcome; automation?: AutomationId; from?: string; to?: string } {
  const start = (day: CalendarDate) => isoInstant(instantOn(day, { time: '00:00' as TimeOfDay, zone }))
  return {
    place: placeId,
    ...(outcome && { outcome }),
    ...(of && { automation: of }),
    ...(from && { from: start(from) }),
    ...(to && { to: start(addDays(to, 1)) }),
  }
}

type DeliveryState = DeliveryPageView['items'][number]['state']

const deliveryStates: Partial<Record<Outcome | 'pending', DeliveryState>> = {
  done: 'delivered',
  failed: 'failed',
  pending: 'pending',
}

/** What the delivery log is asked for: what runs call done and failed are deliveries that arrived or did not. */
export function deliveryFilter(
  placeId: PlaceId,
  { outcome, of }: ActivitySearch,
): { place: PlaceId; automation?: AutomationId; state?: DeliveryState } {
  const state = outcome && deliveryStates[outcome]
  return { place: placeId, ...(of && { automation: of }), ...(state && { state }) }
}
