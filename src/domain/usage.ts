import type { Instant, UsageMonth } from './brand.ts'
import { monthStart } from './usage-month.ts'

export type UsageState = 'ok' | 'warning' | 'used_up' | 'suspended'
/** A1, and the early warning (U9), which is off unless the workspace turns it on. */
export const ALERT_KINDS = ['ninety', 'exceeded', 'early_warning'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]
/** Those that a count decides. */
export type CountAlert = Exclude<AlertKind, 'early_warning'>

/** U5: from this share of the allowance on, the state is `warning` and the first e-mail goes. */
export const WARNING_PERCENT = 90
/** U3: the displayed value is published when `used` reaches a multiple of this. */
export const PUBLISH_EVERY = 10

export type Count = { used: number; refused: number }

/** The exact count of one month, and what has been told of it. All numbers are Actions. */
export type Meter = {
  month: UsageMonth
  used: number
  refused: number
  /** The first refused attempt since the allowance last grew; null while nothing is suspended (U5, U6). */
  suspendedSince: Instant | null
  /** U3: what the Usage tab shows, and since when. */
  published: { used: number; at: Instant }
  /** A2: the allowances for which each e-mail has gone this month. */
  alerted: Record<CountAlert, number[]>
}

/** U2: how every month starts, whether or not anyone was there: nothing rolls over, nothing stays suspended. */
export function newMeter(month: UsageMonth): Meter {
  return {
    month,
    used: 0,
    refused: 0,
    suspendedSince: null,
    published: { used: 0, at: monthStart(month) },
    alerted: { ninety: [], exceeded: [] },
  }
}

/** U5, from the exact count. At or over the allowance without a refused attempt yet is `used_up`. */
export function usageState(meter: Pick<Meter, 'used' | 'suspendedSince'>, allowance: number): UsageState {
  if (meter.suspendedSince !== null) return 'suspended'
  if (meter.used >= allowance) return 'used_up'
  return reachesWarning(meter.used, allowance) ? 'warning' : 'ok'
}

/** In whole numbers, so that 90 of 100 is exactly 90 %. */
export function reachesWarning(used: number, allowance: number): boolean {
  return used * 100 >= allowance * WARNING_PERCENT
}

export type Attempt = { allowance: number; now: Instant }
export type Admission = {
  admitted: boolean
  meter: Meter
  /** Whether the displayed value was published with this attempt (U3). */
  published: boolean
  /** E-mails that are due because of this attempt (A1, A2). */
  alerts: CountAlert[]
}

/**
 * U4, the admission of one attempt: counted before its steps start, or refused. `now` belongs to `meter.month`. Refuses when the allowance is used up or the workspace is suspended; the first refusal suspends (U5).
 */
export function admit(meter: Meter, { allowance, now }: Attempt): Admission {
  if (meter.suspendedSince !== null || meter.used >= allowance) {
    const exceeded = !meter.alerted.exceeded.includes(allowance)
    return {
      admitted: false,
      published: true,
      alerts: exceeded ? ['exceeded'] : [],
      meter: {
        ...meter,
        refused: meter.refused + 1,
        suspendedSince: meter.suspendedSince ?? now,
        published: { used: meter.used, at: now },
        alerted: exceeded ? remember(meter, 'exceeded', allowance) : meter.alerted,
      },
    }
  }
  const used = meter.used + 1
  const published = used % PUBLISH_EVERY === 0
  const ninety = reachesWarning(used, allowance) && !meter.alerted.ninety.includes(allowance)
  return {
    admitted: true,
    published,
    alerts: ninety ? ['ninety'] : [],
    meter: {
      ...meter,
      used,
      published: published ? { used, at: now } : meter.published,
      alerted: ninety ? remember(meter, 'ninety', allowance) : meter.alerted,
    },
  }
}

function remember(meter: Meter, kind: CountAlert, allowance: number): Meter['alerted'] {
  return { ...meter.alerted, [kind]: [...meter.alerted[kind], allowance] }
}

/**
 * U3, U6: the allowance changed, so the exact count is published at once; when there is room again, suspension ends.
 * An allowance that grew but is still below what was used leaves it: nothing could run.
 */
export function withAllowance(
  meter: Meter,
  { before, after, now }: { before: number; after: number; now: Instant },
): Meter {
  if (before === after) return meter
  const resumes = after > before && meter.used < after
  return {
    ...meter,
    suspendedSince: resumes ? null : meter.suspendedSince,
    published: { used: meter.used, at: now },
  }
}
