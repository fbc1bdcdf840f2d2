import type { PacificDate } from '#domain/brand.ts'
import { endsEarly, projectMonth } from '#domain/projection.ts'
import { type Count, PUBLISH_EVERY } from '#domain/usage.ts'
import { pacificDateOf } from '#domain/usage-month.ts'
import type { EarlyWarning } from './month.ts'

/** The month's early warning, one at the most, as the rules give it: with the first published count whose projection ends early. */
export const earlyWarningOf: EarlyWarning = (month, stretches, moment) => {
  const days: Record<PacificDate, Count> = {}
  let used = 0
  for (const { outcome, start, end, allowance } of stretches) {
    if (outcome === 'refused') return []
    for (let index = start; index < end; index += 1) {
      const at = moment(index)
      const today = pacificDateOf(at)
      days[today] = { used: (days[today]?.used ?? 0) + 1, refused: 0 }
      used += 1
      if (used % PUBLISH_EVERY !== 0 || used >= allowance) continue
      const projection = projectMonth({ month, today, days, allowance })
      if (projection.kind !== 'projected' || !endsEarly(projection) || projection.runsOutOn === null) continue
      return [{ kind: 'early_warning', at, used, refused: 0, allowance, runsOutOn: projection.runsOutOn }]
    }
  }
  return []
}
