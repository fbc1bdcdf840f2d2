import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod/mini'
import { CountField, IsoField, PlanField, UsageMonthField } from './fields.ts'

/** What the Usage tab shows (U3, U5, U8). `used` is the displayed value, never the exact one. */
const Usage = z.object({
  month: UsageMonthField,
  used: CountField,
  /** When `used` was published. */
  publishedAt: IsoField,
  /** Actions a month: the plan's and the add-ons'. */
  allowance: CountField,
  addOnActions: CountField,
  /** The allowance less `used`, never below 0. */
  left: CountField,
  state: z.enum(['ok', 'warning', 'used_up', 'suspended']),
  suspendedSince: z.nullable(IsoField),
  /** Firings refused this month, and the first of them. */
  refused: CountField,
  refusedSince: z.nullable(IsoField),
  /** The month's end: `used` starts from 0 and suspension ends. */
  resetsAt: IsoField,
  /** The service's clock, which may have been moved (T1). */
  now: IsoField,
  plan: PlanField,
  /** U7: active automations and the plan's cap; null for no cap. */
  active: CountField,
  cap: z.nullable(CountField),
})

export const usage = {
  get: oc
    .route({ method: 'GET', path: '/usage', summary: 'This month’s Actions as last published' })
    .output(Usage),
}

/** What in the workspace changed, as far as a reader has to know what to read again. */
export const TOPICS = [
  'workspace',
  'places',
  'tasks',
  'automations',
  'activity',
  'deliveries',
  'mails',
  'billing',
  'clock',
] as const
export type Topic = (typeof TOPICS)[number]

const LiveEvent = z.discriminatedUnion('kind', [
  /** Sent first; what was read before may be stale. */
  z.object({ kind: z.literal('ready') }),
  /** The displayed value was published (U3); not sent to guests (P2). */
  z.object({ kind: z.literal('usage'), usage: Usage }),
  z.object({ kind: z.literal('changed'), topics: z.array(z.enum(TOPICS)) }),
])

export const events = {
  live: oc
    .route({ method: 'GET', path: '/events', summary: 'Live updates, as server-sent events' })
    .output(eventIterator(LiveEvent)),
}

export type UsageView = z.infer<typeof Usage>
export type LiveEventView = z.infer<typeof LiveEvent>
