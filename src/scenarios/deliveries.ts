import type { Instant } from '#domain/brand.ts'
import { ANSWER_WITHIN, type Answer, type Attempt, afterAttempt } from '#domain/delivery.ts'
import type { OutgoingMessage } from '#domain/outgoing.ts'
import { whereItRan } from '#domain/run.ts'
import type { Delivery } from '#service/collections.ts'
import { chanceOf } from './chance.ts'
import type { Message } from './play-out.ts'

/** What a receiver answers at a time. */
export type Receiver = (message: OutgoingMessage, at: Instant) => Answer

/** Takes everything, but for addresses that say what they answer: as the built-in receiver does. */
export const takesAll: Receiver = ({ url }) => {
  const [, status = '200'] = /\/status\/(\d{3})$/.exec(url) ?? []
  return { kind: 'answered', status: Number(status), body: JSON.stringify({ ok: Number(status) < 300 }) }
}

/**
 * The delivery of a message as it stands at `now`, attempt by attempt. Where all have failed, so has the step of its run,
 * and with it the run.
 */
export function deliver(
  { run, ...message }: Message,
  { receiver = takesAll, now }: { receiver?: Receiver; now: Instant },
): Delivery {
  const { id, target, url, body, step } = message
  const chance = chanceOf(id)
  const attempts: Attempt[] = []
  let state: Delivery['state'] = 'pending'
  let nextAt: Instant | null = run.at
  while (nextAt !== null && nextAt <= now) {
    const answer = receiver(message, nextAt)
    const milliseconds = answer.kind === 'timeout' ? ANSWER_WITHIN : 60 + Math.floor(chance() * 340)
    const answeredAt = (nextAt + milliseconds) as Instant
    if (answeredAt > now) break
    attempts.push({ at: nextAt, milliseconds, answer })
    const after = afterAttempt(answer, { attempts: attempts.length, now: answeredAt })
    state = after.state
    nextAt = after.state === 'pending' ? after.nextAt : null
  }
  if (state === 'failed') {
    run.outcome = 'failed'
    run.steps = run.steps.map((result, index) =>
      index === step ? { ...result, result: 'failed', reason: 'delivery_failed' } : result,
    )
  }
  return {
    ...{ id, target, url, body, createdAt: run.at, state, attempts, nextAt, runId: run.id, step },
    ...{ automationId: run.automationId, automationName: run.automationName, placeId: whereItRan(run) },
  }
}
