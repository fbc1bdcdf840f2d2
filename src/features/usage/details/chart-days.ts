import type { PacificDate } from '#domain/brand.ts'
import type { Projection } from '#domain/projection.ts'
import { formatDate } from '#ui/format.ts'

/** A day of the month with its exact counts. */
export type ChartDay = { date: PacificDate; used: number; refused: number }

export type PlottedDay = ChartDay & {
  when: 'past' | 'today' | 'future'
  /** What is still to come on this day; null where nothing is projected. */
  expected: number | null
  /** Used this month to the end of this day; on a day to come with what is expected until then. */
  sum: number
  /** By then the allowance is used up, so that what is expected would not run. */
  noneLeft: boolean
}

export type PlottedMonth = {
  /** Every day of the month, those without any firing included. */
  days: readonly ChartDay[]
  /** Null for a month that is over. */
  today: PacificDate | null
  projection: Projection | null
  /** Actions a month; null where it is not known any more. */
  allowance: number | null
}

/** The days as the chart and its table show them. */
export function plotDays({ days, today, projection, allowance }: PlottedMonth): PlottedDay[] {
  const expectedOn = new Map(
    projection?.kind === 'projected' ? projection.expected.map(day => [day.date, day.actions]) : [],
  )
  const runsOutOn = projection?.runsOutOn ?? null
  let used = 0
  let stillToCome = 0
  return days.map(day => {
    const when = today === null || day.date < today ? 'past' : day.date === today ? 'today' : 'future'
    const expected = when === 'past' ? null : (expectedOn.get(day.date) ?? null)
    used += day.used
    stillToCome += expected ?? 0
    const usedUp = allowance !== null && used >= allowance
    return {
      ...day,
      when,
      expected,
      sum: when === 'future' ? used + stillToCome : used,
      noneLeft: when === 'future' ? runsOutOn !== null && day.date > runsOutOn : usedUp,
    }
  })
}

/** What the month came to so far. */
export function totalOf(plotted: readonly PlottedDay[]): { used: number; refused: number } {
  return {
    used: plotted.reduce((sum, { used }) => sum + used, 0),
    refused: plotted.reduce((sum, { refused }) => sum + refused, 0),
  }
}

/** A calendar day by its name, whatever zone the reader is in: `Nov 12`, `November 12`. */
export function dayName(locale: string, date: PacificDate, style: 'day' | 'longDay'): string {
  return formatDate(locale, Date.parse(date), style, 'UTC')
}
