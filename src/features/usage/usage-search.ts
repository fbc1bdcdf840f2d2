import type { PlaceId, UsageMonth } from '#domain/brand.ts'

/** What the URL says of the Usage tab. What is absent is the default: the month that runs, by automation. */
export type UsageSearch = {
  month?: UsageMonth
  by?: 'place' | 'day'
}

/** Where the tab is open. */
export type UsagePlace = {
  placeId: PlaceId
  search: UsageSearch
  /** Undefined takes a part out. */
  change: (change: { [Part in keyof UsageSearch]?: UsageSearch[Part] | undefined }) => void
}
