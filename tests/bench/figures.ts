export type Figure = {
  what: string
  /** What was measured, in words. */
  measured: string
  value: number
  unit: 'x' | 'ms' | 's' | 'MB' | 'shift'
  /** The most that `value` may be; null where it is only to be known. */
  budget: number | null
}

export const isOver = ({ value, budget }: Figure) => budget !== null && !(value <= budget)

/** The value that `share` (0 to 1) of the values do not exceed; 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`

/** The median of one course over that of another: both were measured by turns in one run. */
export function ratio(
  what: string,
  { of, to, budget }: { of: number[] | undefined; to: number[] | undefined; budget: number | null },
): Figure {
  const [above, below] = [median(of ?? []), median(to ?? [])]
  return {
    what,
    measured: `${milliseconds(above)} against ${milliseconds(below)}`,
    value: above / below,
    unit: 'x',
    budget,
  }
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(figure => [
    figure.what,
    figure.measured,
    amount(figure.value, figure.unit),
    figure.budget === null ? '' : amount(figure.budget, figure.unit),
    figure.budget === null ? '' : isOver(figure) ? 'OVER' : 'ok',
  ])
  const all = [['what', 'measured', 'value', 'budget', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...all.map(row => row[column]?.length ?? 0)))
  return all
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function amount(value: number, unit: Figure['unit']): string {
  if (unit === 'ms') return milliseconds(value)
  return `${value.toFixed(unit === 'shift' ? 3 : 2)}${unit === 'shift' ? '' : ` ${unit}`}`
}
