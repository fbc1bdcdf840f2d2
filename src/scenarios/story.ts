import type { Instant } from '#domain/brand.ts'
import { type PlanId, plans } from '#domain/plans.ts'
import type { Task } from '#domain/task.ts'
import { monthStart, resetOf, usageMonthOf } from '#domain/usage-month.ts'
import { instantOf, PACIFIC } from '#domain/zoned.ts'
import type { Workspace } from '#service/collections.ts'
import type { Seed } from '#service/seed.ts'
import type { Cast } from './cast.ts'
import { deliver, type Receiver, takesAll } from './deliveries.ts'
import type { Log } from './log.ts'
import { tellMonth } from './month.ts'
import { WORKSPACE_ID } from './scenario.ts'
import type { Stretch } from './stretches.ts'

/** The most runs a scenario's activity log begins with. */
const LOG_MOST = 120

/** What a workspace has been through until `start`. */
export type Story = {
  /** What the service's clock shows when the scenario begins. */
  start: Instant
  plan: PlanId
  addOnActions?: number
  automationsEnabled?: boolean
  /** Actions used this month; more than the allowance is not possible. */
  used: number
  /** Firings refused this month, from `since` on, by when everything in `used` had run but what `resumed` says. */
  refused?: { count: number; since: Instant }
  /** Suspension ended by a larger allowance: when, and how many of `used` ran since; the plan's allowance before. */
  resumed?: { at: Instant; used: number }
  /** Actions used in the months before, the latest first; `refused` in the latest. */
  before?: { used: number; refused?: number }[]
  /** When the workspace came to its plan, where the one before did not connect (P6). */
  upgradedAt?: Instant
  /** What those answer that automations send to; otherwise they take everything. */
  receiver?: Receiver
  /** Of the tasks that automations made under this title, all but the latest have been deleted. */
  deletes?: string
}

export function tell(
  reading: Instant,
  { cast, story }: { cast: Cast; story: Story },
): Omit<Seed, 'scenario'> {
  const { start, plan, addOnActions = 0, automationsEnabled = true, before = [] } = story
  const { upgradedAt = 0, receiver = takesAll, deletes } = story
  const workspace: Workspace = {
    id: WORKSPACE_ID,
    name: 'Acme Studio',
    plan,
    addOnActions,
    automationsEnabled,
    members: cast.members,
    tags: cast.tags,
  }
  const month = usageMonthOf(start)
  const connectsAt = (at: Instant) => plans[plan].connects && at >= upgradedAt
  const now = tellMonth(cast, { month, stretches: stretchesOf(story), logMost: LOG_MOST, connectsAt })
  const { tasks, messages, received } = now.log
  const deliveries = messages.map(message => deliver(message, { receiver, now: start }))
  const months = before.map(({ used, refused = 0 }, index) => {
    const past = monthBefore(month, index + 1)
    const reset = resetOf(past)
    const allowance = plans[plan].actions
    // Refusals took the last three days of such a month.
    const full = refused > 0 ? ((reset - 3 * DAY) as Instant) : reset
    const stretches: Stretch[] = [{ outcome: 'ran', count: used, until: full, allowance }]
    if (refused > 0) stretches.push({ outcome: 'refused', count: refused, until: reset, allowance })
    return tellMonth(cast, { month: past, stretches, logMost: 0, connectsAt }).seed
  })
  return {
    workspace,
    places: cast.places,
    // What automations made stands behind what people did.
    tasks: [
      ...new Map([...cast.tasks.map(({ task }) => [task.id, task] as const), ...tasks]).values(),
    ].filter(({ title }, index, all) => title !== deletes || isLatest(all, index)),
    automations: cast.automations.map(({ automation }) => automation),
    clockOffset: start - reading,
    months: [...months.reverse(), ...(now.seed.meter.used + now.seed.meter.refused > 0 ? [now.seed] : [])],
    hooks: cast.hooks ?? [],
    received: latestOfEach(received),
    deliveries,
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

function stretchesOf({ start, plan, addOnActions = 0, used, refused, resumed }: Story): Stretch[] {
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

function monthBefore(month: ReturnType<typeof usageMonthOf>, count: number): typeof month {
  // A day and a half before a month's first is in the month before, whatever clocks do.
  const earlier = usageMonthOf((monthStart(month) - 1.5 * DAY) as Instant)
  return count === 1 ? earlier : monthBefore(earlier, count - 1)
}

/** The 23rd of the month of `reading`, 14:03 in Pacific Time: late enough for the numbers, and some days before the reset. */
export function lateInMonth(reading: Instant): Instant {
  const [year = 0, month = 1] = usageMonthOf(reading).split('-').map(Number)
  return instantOf({ year, month, day: 23, hour: 14, minute: 3, second: 0 }, PACIFIC)
}
