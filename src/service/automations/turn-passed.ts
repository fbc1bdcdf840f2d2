import type { Instant } from '#domain/brand.ts'
import { nextDay } from '#domain/calendar.ts'
import type { Listed } from './automations-at.ts'

/** Tells automations by the clock whose time has come between two instants. Many share few times of day. */
export function turnPassed({
  since,
  now,
}: {
  since: Instant
  now: Instant
}): (listed: Pick<Listed, 'time' | 'active'>) => boolean {
  const known = new Map<string, boolean>()
  return ({ time: daily, active }) => {
    if (!active || daily === null) return false
    const key = `${daily.time} ${daily.zone}`
    const passed = known.get(key) ?? nextDay(daily, since) !== nextDay(daily, now)
    known.set(key, passed)
    return passed
  }
}
