import type { Integration, Misplaced } from '#domain/automation.ts'
import type { BrokenReference } from '#domain/references.ts'

/** Why a field, or a whole part, is not right. */
export type Reason =
  /** Nothing is chosen or typed. */
  | { kind: 'missing' }
  | { kind: 'too_long'; by: number }
  /** It names what never fills in anything. */
  | { kind: 'unknown_placeholder'; placeholders: string[] }
  /** It refers to what is not there. */
  | { kind: 'gone'; what: BrokenReference['kind'] }
  | { kind: 'no_address' }
  | { kind: 'unfit'; integration: Integration }
  | { kind: 'no_time' }
  | { kind: 'no_zone' }
  /** P6: the trigger brings no task for a step or a condition, or no payload. */
  | { kind: 'no_task' }
  | { kind: 'no_task_to_look_at' }
  | { kind: 'no_payload' }
  /** P6: the plan does not connect. */
  | { kind: 'plan' }
  | { kind: 'too_many'; most: number }
  /** The webhook's address is another automation's. */
  | { kind: 'taken' }
  /** The service refused it. */
  | { kind: 'refused' }

/**
 * `at`: a field by its path, a whole part by its key: `name`, `trigger`, `trigger.zone`, `step-2`, `step-2.tagId`, `steps`.
 */
export type FieldProblem = { at: string; reason: Reason }

/** The limits that the contract sets: code points of texts, UTF-16 units of `url` and `value`, a number of parts. */
export const LIMITS = {
  comment: 10_000,
  title: 500,
  subject: 500,
  message: 10_000,
  to: 200,
  url: 2_000,
  path: 500,
  value: 2_000,
  parts: 20,
} as const

/** These are explained as soon as they are so; the others once the field is left, or on saving. */
export function isToldAtOnce({ kind }: Reason): boolean {
  return ['gone', 'no_task', 'no_task_to_look_at', 'no_payload', 'plan'].includes(kind)
}

/** Why a part that is in the wrong place can never work. */
export function misplacedKind(
  part: BrokenReference['part'],
  reason: Misplaced['reason'],
): 'no_task' | 'no_task_to_look_at' | 'no_payload' {
  return part === 'conditions' && reason === 'no_task' ? 'no_task_to_look_at' : reason
}
