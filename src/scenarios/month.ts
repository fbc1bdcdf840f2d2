import type { AutomationId, Instant, PacificDate, UsageMonth } from '#domain/brand.ts'
import { type Count, type Meter, newMeter, PUBLISH_EVERY, WARNING_PERCENT } from '#domain/usage.ts'
import { monthStart, pacificDateOf } from '#domain/usage-month.ts'
import type { Tally } from '#service/collections.ts'
import type { SeedMonth } from '#service/seed.ts'
import type { Cast } from './cast.ts'
import { apportion } from './chance.ts'
import { type Log, tellLog } from './log.ts'
import type { WithOutside } from './outside.ts'
import { momentOf, type NumberedStretch, numbered, type Stretch } from './stretches.ts'

/** `logMost`: the most runs its activity log has that count. `connectsAt`: whether the plan of that time connects. */
export type MonthStory = {
  month: UsageMonth
  stretches: Stretch[]
  logMost: number
  connectsAt: (at: Instant) => boolean
  /** Where the workspace wanted the early warning. */
  earlyWarning?: EarlyWarning
}

/** A month's early warning, one at the most. */
export type EarlyWarning = (
  month: UsageMonth,
  stretches: readonly NumberedStretch[],
  moment: (index: number) => Instant,
) => SeedMonth['alerts']

type AutomationTally = Tally & { lastRunAt: Instant | null }

/**
 * A month's books, all in agreement: days, automations and places each add up to the meter, and the log, the latest
 * firings with the tasks they left behind, is a part of them. Firings before the log are counted, not told.
 */
export function tellMonth(
  cast: Cast & WithOutside,
  { month, stretches: told, logMost, connectsAt, earlyWarning }: MonthStory,
): { seed: SeedMonth; log: Log } {
  const stretches = numbered(month, told)
  const total = stretches.at(-1)?.end ?? 0
  const of = (index: number) => stretches.find(({ end }) => index < end)
  const at = (index: number) => {
    const stretch = of(index)
    if (!stretch) throw new Error(`There is no firing ${index} in ${month}`)
    return momentOf(stretch, index)
  }
  const from = monthStart(month)
  const log = tellLog(cast, {
    ...{ total, from, until: stretches.at(-1)?.until ?? from, most: logMost },
    firings: { at, ran: index => of(index)?.outcome === 'ran', connects: connectsAt },
  })
  const runs = log.runs.filter(({ outcome }) => outcome !== 'stopped' && outcome !== 'skipped')
  const untold = total - runs.length
  const moment = (index: number) => runs[index - untold]?.at ?? at(index)

  const days = new Map<PacificDate, Count>()
  const tallies = new Map<AutomationId, AutomationTally>()
  const { add, addDay } = adding(days, tallies)
  for (const stretch of stretches) {
    const part = Math.min(stretch.end, untold) - stretch.start
    if (part <= 0) continue
    for (const [date, count] of stretch.timeline.perDay(stretch.count, part))
      addDay(date, stretch.outcome, count)
    const shares = apportion(
      part,
      cast.automations.map(({ share, deletedAt }) => (deletedAt && deletedAt <= stretch.from ? 0 : share)),
    )
    cast.automations.forEach(({ automation, deletedAt = stretch.until }, index) => {
      const count = shares[index] ?? 0
      const last = stretch.start + Math.max(0, part - 1 - index * 3)
      const when = stretch.outcome === 'ran' ? last : stretch.start + Math.min(index, part - 1)
      const at = Math.min(moment(when), deletedAt) as Instant
      if (count > 0) add(automation.id, { outcome: stretch.outcome, count, at })
    })
  }
  for (const run of runs) {
    const outcome = run.outcome === 'refused' ? 'refused' : 'ran'
    addDay(pacificDateOf(run.at), outcome, 1)
    add(run.automationId, { outcome, count: 1, at: run.at })
  }
  const { meter, alerts } = meterOf(month, stretches, moment)
  const early = earlyWarning?.(month, stretches, moment) ?? []
  return {
    log,
    seed: {
      meter: { ...meter, days: Object.fromEntries(days) },
      automations: Object.fromEntries(tallies),
      places: byPlace(cast, tallies),
      log: log.runs,
      allowance: stretches.at(-1)?.allowance ?? 0,
      alerts: [...early, ...alerts].sort((a, b) => a.at - b.at),
    },
  }
}

type More = { outcome: Stretch['outcome']; count: number; at: Instant }

function adding(days: Map<PacificDate, Count>, tallies: Map<AutomationId, AutomationTally>) {
  return {
    addDay(date: PacificDate, outcome: Stretch['outcome'], count: number) {
      const { used, refused } = days.get(date) ?? { used: 0, refused: 0 }
      days.set(date, outcome === 'ran' ? { used: used + count, refused } : { used, refused: refused + count })
    },
    add(id: AutomationId, { outcome, count, at }: More) {
      const before = tallies.get(id) ?? { used: 0, refused: 0, refusedSince: null, lastRunAt: null }
      tallies.set(
        id,
        outcome === 'ran'
          ? { ...before, used: before.used + count, lastRunAt: at }
          : { ...before, refused: before.refused + count, refusedSince: before.refusedSince ?? at },
      )
    },
  }
}

/** What was published and announced on the way, as the rules do it (U3, U5, A2). */
function meterOf(
  month: UsageMonth,
  stretches: NumberedStretch[],
  moment: (index: number) => Instant,
): { meter: Meter; alerts: SeedMonth['alerts'] } {
  const meter = newMeter(month)
  const alerts: SeedMonth['alerts'] = []
  let allowance = stretches[0]?.allowance
  for (const stretch of stretches) {
    if (stretch.allowance !== allowance) {
      allowance = stretch.allowance
      meter.suspendedSince = null
      meter.published = { used: meter.used, at: stretch.from }
    }
    if (stretch.count === 0) continue
    if (stretch.outcome === 'refused') {
      const at = moment(stretch.start)
      if (remember(meter.alerted.exceeded, allowance))
        alerts.push({ kind: 'exceeded', at, used: meter.used, refused: meter.refused + 1, allowance })
      meter.refused += stretch.count
      meter.suspendedSince ??= at
      meter.published = { used: meter.used, at: moment(stretch.end - 1) }
      continue
    }
    const used = meter.used + stretch.count
    const round = used - (used % PUBLISH_EVERY)
    if (round > meter.used)
      meter.published = { used: round, at: moment(stretch.start + round - meter.used - 1) }
    // The first Action that finds it reached, which a raised allowance may have left behind.
    const reached = Math.max(Math.ceil((allowance * WARNING_PERCENT) / 100), meter.used + 1)
    if (used >= reached && remember(meter.alerted.ninety, allowance)) {
      const at = moment(stretch.start + reached - meter.used - 1)
      alerts.push({ kind: 'ninety', at, used: reached, refused: meter.refused, allowance })
    }
    meter.used = used
  }
  return { meter, alerts }
}

/** Whether it is new. */
function remember(allowances: number[], allowance: number): boolean {
  if (allowances.includes(allowance)) return false
  allowances.push(allowance)
  return true
}

function byPlace({ automations }: Cast, tallies: Map<AutomationId, AutomationTally>): SeedMonth['places'] {
  const places: SeedMonth['places'] = {}
  for (const { automation } of automations) {
    const tally = tallies.get(automation.id)
    if (!tally) continue
    const before = places[automation.placeId]
    places[automation.placeId] = {
      used: (before?.used ?? 0) + tally.used,
      refused: (before?.refused ?? 0) + tally.refused,
      ...lastRun(before?.lastRunAt, tally.lastRunAt ?? undefined),
    }
  }
  return places
}

function lastRun(a: Instant | undefined, b: Instant | undefined): { lastRunAt?: Instant } {
  const last = Math.max(a ?? 0, b ?? 0) as Instant
  return last > 0 ? { lastRunAt: last } : {}
}
