import type { UsageView } from '#contract/usage.ts'

export type SuspensionChange = { usage: UsageView } & (
  | { kind: 'began'; since: string }
  | { kind: 'ended'; by: 'reset' | 'allowance' }
)

/**
 * U6: what became of suspension between two answers, however far apart: a computer may have slept through an end and
 * another beginning, of which the latest counts. Null for nothing.
 */
export function suspensionChange(before: UsageView, usage: UsageView): SuspensionChange | null {
  const since = usage.suspendedSince
  if (since === before.suspendedSince) return null
  if (since !== null) return { kind: 'began', since, usage }
  return { kind: 'ended', by: usage.month === before.month ? 'allowance' : 'reset', usage }
}
