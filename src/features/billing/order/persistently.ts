import { type Problem, problemOf } from '#api/problem.ts'
import { within } from '../within.ts'

/** What came of asking: an answer, a refusal that is final, or nothing that can be relied on. */
export type Asked<Answer> =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'refused'; problem: Problem; error: unknown }
  | { kind: 'lost'; error: unknown }

export type Patience = {
  /** Milliseconds between one attempt and the next: there is one attempt more than that. */
  waits: readonly number[]
  /** Milliseconds until an attempt counts as lost. */
  most: number
}

const PATIENCE: Patience = { waits: [500, 1_000, 2_000, 4_000], most: 20_000 }

type Options<Answer> = {
  /** One that is none yet is asked for again. */
  isFinal?: (answer: Answer) => boolean
  onAttempt?: (attempt: number) => void
  patience?: Patience | undefined
}

/**
 * Asks until there is an answer, a few times, with longer waits in between. Only for what can be asked again without
 * being done again: under one Idempotency-Key, or by its nature.
 */
export async function persistently<Answer>(
  ask: () => Promise<Answer>,
  { isFinal = () => true, onAttempt, patience = PATIENCE }: Options<Answer> = {},
): Promise<Asked<Answer>> {
  let error: unknown
  for (let attempt = 1; attempt <= patience.waits.length + 1; attempt += 1) {
    if (attempt > 1) await pause(patience.waits[attempt - 2] ?? 0)
    onAttempt?.(attempt)
    try {
      const answer = await within(patience.most, ask())
      if (isFinal(answer)) return { kind: 'answered', answer }
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (problem && isRefusal(problem, attempt)) return { kind: 'refused', problem, error: thrown }
      error = thrown
    }
  }
  return { kind: 'lost', error }
}

/**
 * A failure of the service, or of what is behind it, says nothing of what was done before it. Nor does a later attempt that
 * is turned away at the door (401, 403): the service has not even looked what came of the first.
 */
function isRefusal({ status }: Problem, attempt: number): boolean {
  if (status >= 500) return false
  return attempt === 1 || (status !== 401 && status !== 403)
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
