import type { Instant } from './brand.ts'

/** How long a receiver may take to answer, in milliseconds. */
export const ANSWER_WITHIN = 10_000

/** What is waited after each attempt that failed, in milliseconds; after the last one the delivery has failed. */
export const RETRY_DELAYS = [5_000, 60_000, 300_000, 1_800_000, 7_200_000] as const

/** What came of one attempt. */
export type Answer =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'timeout' }
  | { kind: 'unreachable' }

/** `headers`: as they were sent, with the signature of that attempt; absent where they were not kept. */
export type Attempt = { at: Instant; milliseconds: number; headers?: Record<string, string>; answer: Answer }

export type DeliveryState = 'pending' | 'delivered' | 'failed'

/** 2xx is an answer that the message was taken. Redirects are not followed. */
export function isTaken(answer: Answer): boolean {
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300
}

/**
 * What follows the `attempts`-th attempt (from 1): delivered, another attempt at an instant, or failed. A receiver that says
 * that it is gone (410) is not asked again.
 */
export function afterAttempt(
  answer: Answer,
  { attempts, now }: { attempts: number; now: Instant },
): { state: 'delivered' } | { state: 'failed' } | { state: 'pending'; nextAt: Instant } {
  if (isTaken(answer)) return { state: 'delivered' }
  const delay = RETRY_DELAYS[attempts - 1]
  if (delay === undefined || (answer.kind === 'answered' && answer.status === 410)) return { state: 'failed' }
  return { state: 'pending', nextAt: (now + delay) as Instant }
}

/**
 * Where a delivery stands after its attempts, of which there is one at least. One that had failed before was sent once more
 * by a person: nothing follows by itself when that fails, too. What was taken once stays delivered.
 */
export function afterAttempts(attempts: readonly Attempt[], now: Instant): ReturnType<typeof afterAttempt> {
  if (attempts.some(({ answer }) => isTaken(answer))) return { state: 'delivered' }
  const states = attempts.map(({ answer }, index) => afterAttempt(answer, { attempts: index + 1, now }))
  return states.find(({ state }) => state === 'failed') ?? states.at(-1) ?? { state: 'pending', nextAt: now }
}
