import type { Instant, UsageMonth } from '#domain/brand.ts'
import { type PlanId, plans } from '#domain/plans.ts'
import type { Task } from '#domain/task.ts'
import { monthStart, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { instantOf, PACIFIC } from '#domain/zoned.ts'
import type { Workspace } from '#service/collections.ts'
import type { Seed } from '#service/seed.ts'
import { type ToldBilling, usualBilling } from './billing-account.ts'
import type { Cast } from './cast.ts'
import type { Receiver } from './deliveries.ts'
import type { Log } from './log.ts'
import { type EarlyWarning, tellMonth } from './month.ts'
import type { WithOutside } from './outside.ts'
import { WORKSPACE_ID } from './scenario.ts'
import type { Stretch } from './stretches.ts'

/** The most runs a scenario's activity log begins with. */
const LOG_MOST = 120

/** What a workspace has been through until `start`. */
export type Story = {
  /** What the service's clock shows when the scenario begins. */
  start: Instant
  plan: PlanId
  /** Where it is not the plan's usual billing: it came to the same plan. */
  billing?: ToldBilling
  automationsEnabled?: boolean
  /** Actions used this month; more than the allowance is not possible. */
  used: number
  /** Firings refused this month, from `since` on, by when everything in `used` had run but what `resumed` says. */
  refused?: { count: number; since: Instant }
  /** Suspension ended by a larger allowance: when, and how many of `used` ran since; the plan's allowance before. */
  resumed?: { at: Instant; used: number }
  /** The months before, the latest first. */
  before?: PastMonth[]
  /** Where owners and admins want the early warning: what tells a month's. */
  earlyWarning?: EarlyWarning
  /** When the workspace came to its plan, where the one before did not connect (P6). */
  upgradedAt?: Instant
  /** What those answer that automations send to; otherwise they take everything. */
  receiver?: Receiver
  /** Of the tasks that automations made under this title, all but the latest have been deleted. */
  deletes?: string
}

/** A month that is over. `plan`: at its end, where it was not the same as now. `refused` were its last firings. */
export type PastMonth = {
  used: number
  refused?: number
  plan?: PlanId
  /** The plan grew in the month, on the 12th: what it was until then, how many of `used` ran, and were refused. */
  grew?: { from: PlanId; used: number; refused: number }
}

export function tell(
  reading: Instant,
  { cast, story }: { cast: Cast & WithOutside; story: Story },
): Omit<Seed, 'scenario'> {
  const { start, plan, automationsEnabled = true, before = [] } = story
  const { upgradedAt = 0, receiver, deletes, earlyWarning } = story
  const billing = story.billing ?? usualBilling(start, plan)
  const addOnActionsAt = billing?.addOnActionsAt ?? (() => 0)
  const addOnActions = addOnActionsAt(start)
  const workspace: Workspace = {
    id: WORKSPACE_ID,
    name: 'Acme Studio',
    plan,
    addOnActions,
    automationsEnabled,
    ...(earlyWarning && { earlyWarning: true }),
    members: cast.members,
    tags: cast.tags,
  }
  const month = usageMonthOf(start)
  const connectsAt = (at: Instant) => plans[plan].connects && at >= upgradedAt
  const now = tellMonth(cast, {
    ...{ month, stretches: stretchesOf(story, addOnActions), logMost: LOG_MOST },
    ...{ connectsAt, ...(earlyWarning && { earlyWarning }) },
  })
  const { tasks, messages, received } = now.log
  const deliveries = messages.flatMap(
    message => cast.outside?.deliver(message, { now: start, ...(receiver && { receiver }) }) ?? [],
  )
  const months = before.map((told, index) => {
    const past = monthBefore(month, index + 1)
    const addOns = addOnActionsAt((resetOf(past) - 1) as Instant)
    const stretches = pastStretches(past, { plan, addOns, ...told })
    return tellMonth(cast, { month: past, stretches, logMost: 0, connectsAt }).seed
  })
  return {
    workspace,
    places: cast.places,
    // What automations made stands behind what people did.
    tasks: [
      ...new Map([...cast.tasks.map(({ task }) => [task.id, task] as const), ...tasks]).values(),
    ].filter(({ title }, index, all) => title !== deletes || isLatest(all, index)),
    automations: cast.automations.map(({ automation, deletedAt }) => ({
      ...automation,
      ...(deletedAt && { deletedAt }),
    })),
    clockOffset: start - reading,
    months: [...months.reverse(), ...(now.seed.meter.used + now.seed.meter.refused > 0 ? [now.seed] : [])],
    hooks: cast.hooks ?? [],
    received: latestOfEach(received),
    deliveries,
    ...(billing && { billing: billing.seed }),
  }
}

const DAY = 86_400_000

function isLatest(all: readonly Task[], index: number): boolean {
  const own = all[index]
  return all.every(({ title, createdAt }) => title !== own?.title || createdAt <= own.createdAt)
}

/** As many as the service keeps of each webhook. */
const RECEIVED_MOST = 10

/** @param received latest first */
function latestOfEach(received: Log['received']): Log['received'] {
  const byHook = Map.groupBy(received, ({ hookId }) => hookId)
  return [...byHook.values()].flatMap(all => all.slice(0, RECEIVED_MOST))
}

function stretchesOf({ start, plan, used, refused, resumed }: Story, addOnActions: number): Stretch[] {
  const allowance = plans[plan].actions + addOnActions
  if (!refused) return [{ outcome: 'ran', count: used, until: start, allowance }]
  const suspended = resumed ? plans[plan].actions : allowance
  const stretches: Stretch[] = [
    { outcome: 'ran', count: used - (resumed?.used ?? 0), until: refused.since, allowance: suspended },
    { outcome: 'refused', count: refused.count, until: resumed?.at ?? start, allowance: suspended },
  ]
  if (resumed) stretches.push({ outcome: 'ran', count: resumed.used, until: start, allowance })
  return stretches
}

function pastStretches(
  month: UsageMonth,
  { used, refused = 0, plan, addOns, grew }: PastMonth & Pick<Story, 'plan'> & { addOns: number },
): Stretch[] {
  const [reset, allowance] = [resetOf(month), plans[plan].actions + addOns]
  const stretches: Stretch[] = []
  if (grew) {
    const grownAt = (monthStart(month) + 11.4 * DAY) as Instant
    const before = plans[grew.from].actions
    const full = (grownAt - (grew.refused > 0 ? DAY : 0)) as Instant
    stretches.push({ outcome: 'ran', count: grew.used, until: full, allowance: before })
    if (grew.refused > 0)
      stretches.push({ outcome: 'refused', count: grew.refused, until: grownAt, allowance: before })
  }
  // Refusals took the last three days of such a month.
  const full = refused > 0 ? ((reset - 3 * DAY) as Instant) : reset
  stretches.push({ outcome: 'ran', count: used - (grew?.used ?? 0), until: full, allowance })
  if (refused > 0) stretches.push({ outcome: 'refused', count: refused, until: reset, allowance })
  return stretches
}

function monthBefore(month: ReturnType<typeof usageMonthOf>, count: number): typeof month {
  // A day and a half before a month's first is in the month before, whatever clocks do.
  const earlier = usageMonthOf((monthStart(month) - 1.5 * DAY) as Instant)
  return count === 1 ? earlier : monthBefore(earlier, count - 1)
}

/** The 23rd of the month of `reading`, 14:03 in Pacific Time: late enough for the numbers, and some days before the reset. */
export function lateInMonth(reading: Instant): Instant {
  return dayInMonth(reading, 23)
}

/** A day of the month of `reading`, 14:03 in Pacific Time. */
export function dayInMonth(reading: Instant, day: number): Instant {
  const [, month = 1] = usageMonthOf(reading).split('-').map(Number)
  return dayInYear(reading, { month, day, hour: 14 })
}

/** A day of the year of `reading`, three minutes past the hour in Pacific Time. */
export function dayInYear(
  reading: Instant,
  { month, day, hour }: { month: number; day: number; hour: number },
): Instant {
  const [year = 0] = usageMonthOf(reading).split('-').map(Number)
  return instantOf({ year, month, day, hour, minute: 3, second: 0 }, PACIFIC)
}
