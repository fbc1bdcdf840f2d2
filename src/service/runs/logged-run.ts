import type { RunView } from '#contract/runs.ts'
import { addresseeOf } from '#domain/addressee.ts'
import type { Run } from '#domain/run.ts'
import { isoInstant } from '#domain/zoned.ts'
import { type Delivery, deliveries } from '../collections.ts'
import type { ReadTx } from '../ports.ts'

/** A run as the log keeps it, with how far what it sent has come by now. */
export async function loggedRun(tx: ReadTx, run: Run): Promise<RunView> {
  const steps: RunView['steps'] = []
  for (const step of run.steps) {
    const delivery = step.deliveryId && (await deliveries.get(tx, step.deliveryId))
    steps.push(delivery ? { ...step, delivery: stepDelivery(delivery) } : step)
  }
  return { ...run, at: isoInstant(run.at), steps }
}

function stepDelivery(delivery: Delivery): NonNullable<RunView['steps'][number]['delivery']> {
  const { target, state, nextAt, attempts } = delivery
  return {
    ...{ target, to: addresseeOf(delivery), state },
    nextAt: nextAt === null ? null : isoInstant(nextAt),
    answers: attempts.map(({ answer }) =>
      answer.kind === 'answered' ? { kind: answer.kind, status: answer.status } : answer,
    ),
  }
}
