import type { scaleLinear } from '@visx/scale'
import type { PacificDate } from '#domain/brand.ts'

/** The parts of the drawing from top to bottom, in pixels. */
export const heights = { title: 22, month: 92, gap: 16, days: 92, axis: 22 } as const

export const plotHeight = 2 * heights.title + heights.month + heights.gap + heights.days + heights.axis

/** Beside the columns: room for the numbers of their scale at the left, and a rim at the right. */
export const sides = { left: 38, right: 2 } as const

/** The part of the width that `share` of all columns take, as CSS, and what lies beside them. */
export function columnsWide(share: number, beside: number): string {
  return `calc(${beside}px + ${share} * (100% - ${sides.left + sides.right}px))`
}

/** What the chart, its skeleton and its empty state share: one height, so that nothing moves when one becomes another. */
export const chartFrame = 'relative flex min-h-99 flex-col gap-2 sm:min-h-87'

/** Where the days' columns stand, in pixels. */
export type Columns = {
  left: number
  right: number
  /** From one column to the next. */
  step: number
  /** A bar's width, less than the step. */
  bar: number
  /** A bar's left edge. */
  barOf: (date: PacificDate) => number
  centerOf: (date: PacificDate) => number
}

export type Scale = ReturnType<typeof scaleLinear<number>>
