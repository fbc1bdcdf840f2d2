import { oc } from '@orpc/contract'
import * as z from 'zod/mini'
import {
  AutomationIdField,
  CountField,
  IsoField,
  PacificDateField,
  PlaceIdField,
  UsageMonthField,
} from './fields.ts'

/** As of when the counts of a month are: `publishedAt` in the month that runs, the month's end in one that is over. */
const AsOf = { month: UsageMonthField, asOf: IsoField }
const AsOfObject = z.object(AsOf)

const Month = z.object({
  ...AsOf,
  /** As displayed (U3); of a month that is over all of them. */
  used: CountField,
  refused: CountField,
  refusedSince: z.nullable(IsoField),
  /** Actions of that month, at its end; null where it was not kept. */
  allowance: z.nullable(CountField),
})

const Day = z.object({ date: PacificDateField, used: CountField, refused: CountField })

const MonthInDays = z.extend(Month, {
  /** Every day of the month, those to come included; they add up to `used` and `refused`. */
  days: z.array(Day),
  /** The Pacific day it is; null in a month that is over. */
  today: z.nullable(PacificDateField),
})

/** What a share of the month's Actions went to. `used` adds up to the month's. */
const Part = {
  used: CountField,
  refused: CountField,
  lastRunAt: z.nullable(IsoField),
  /** The first of the firings refused. */
  refusedSince: z.nullable(IsoField),
}

const AutomationPart = z.object({
  ...Part,
  id: AutomationIdField,
  /** As it is called now; of one that was removed for good, as it was called. */
  name: z.string(),
  placeId: z.nullable(PlaceIdField),
  /** Whether it is switched on; null for one that was deleted. */
  active: z.nullable(z.boolean()),
})

const PlacePart = z.object({
  ...Part,
  id: PlaceIdField,
  /** Active automations of the place itself. */
  active: CountField,
})

/** The first parts by Actions used, most first, and what the others come to. */
const breakdown = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    ...AsOf,
    used: CountField,
    refused: CountField,
    items: z.array(item),
    /** Parts that are not among `items`. */
    others: z.object({ count: CountField, used: CountField, refused: CountField }),
  })

const inMonth = z.object({ month: UsageMonthField })
const LimitField = z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(20_000)))

/** U9: what used the Actions, and when. */
export const usageDetail = {
  months: oc
    .route({
      method: 'GET',
      path: '/usage/months',
      summary: 'Actions by month, newest first, from the first month with any on',
    })
    .output(z.object({ items: z.array(Month) })),
  month: oc
    .route({ method: 'GET', path: '/usage/months/{month}', summary: 'A month’s Actions by day' })
    .input(inMonth)
    .output(MonthInDays),
  automations: oc
    .route({
      method: 'GET',
      path: '/usage/months/{month}/automations',
      summary: 'A month’s Actions by automation, most first',
    })
    .input(z.extend(inMonth, { limit: LimitField }))
    .output(breakdown(AutomationPart)),
  places: oc
    .route({
      method: 'GET',
      path: '/usage/months/{month}/places',
      summary: 'A month’s Actions by the place of the automations, most first',
    })
    .input(z.extend(inMonth, { limit: LimitField }))
    .output(breakdown(PlacePart)),
}

export type MonthView = z.infer<typeof Month>
export type MonthInDaysView = z.infer<typeof MonthInDays>
export type AutomationPartView = z.infer<typeof AutomationPart>
export type PlacePartView = z.infer<typeof PlacePart>
export type BreakdownView<Part> = z.infer<typeof AsOfObject> & {
  used: number
  refused: number
  items: Part[]
  others: { count: number; used: number; refused: number }
}
