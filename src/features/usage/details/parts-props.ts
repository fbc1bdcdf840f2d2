import type { ReactNode } from 'react'
import type { UsageView } from '#contract/usage.ts'
import type { UsageMonth } from '#domain/brand.ts'

/** As many as the service gives. */
export const ALL = 20_000

/** Which month's parts, and the card above them. */
export type PartsOf = { usage: UsageView; month: UsageMonth }

export type PartsProps<Part> = {
  label: string
  /** Most used first. */
  parts: readonly Part[]
  row: (part: Part) => ReactNode
}
